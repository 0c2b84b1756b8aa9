package id.kentongan.report.verification.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.verification.entity.Decision;
import id.kentongan.report.verification.entity.Outcome;
import id.kentongan.report.verification.entity.Selected;
import id.kentongan.report.verification.entity.Verdict;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides about many reports at once. Each is a transaction of its own: what cannot be decided does not hold up the others,
 * and no report is locked while the others are written.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VerificationBulk {

    /** As many as a person can have looked at. */
    public static final int MOST = 100;

    @Inject
    private VerificationDesk desk;

    @Inject
    private BulkLedger ledger;

    /**
     * @param words for whoever filed them; needed to say that they are no reports
     * @param duplicateOf number of the report that all of them repeat
     * @param selected at least one, at most {@value #MOST}, each once
     * @throws InvalidDecision if what the decision needs was not said
     */
    public BulkResult decide(
            Actor actor,
            int tenantId,
            Verdict verdict,
            @Nullable String words,
            @Nullable String duplicateOf,
            List<Selected> selected) {
        if (selected.isEmpty() || selected.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " reports at once, not " + selected.size());
        }
        VerificationDesk.require(new Decision(verdict, null, words, duplicateOf));
        List<BulkResult.Item> items = new ArrayList<>();
        Map<String, Integer> decided = new LinkedHashMap<>();
        for (Selected one : selected) {
            Decision decision = new Decision(verdict, one.version(), words, duplicateOf);
            items.add(attempt(one.ticket(), () -> {
                Decided done = desk.decide(actor, tenantId, one.ticket(), decision);
                decided.put(done.ticket(), done.version());
                return Outcome.DONE;
            }));
        }
        if (decided.isEmpty()) {
            return new BulkResult(null, verdict, null, items);
        }
        BulkLedger.Entry entry = ledger.keep(actor, tenantId, verdict, decided);
        return new BulkResult(entry.id(), verdict, entry.until(), items);
    }

    /** The newest that the actor can still take back. */
    public Optional<BulkLedger.Entry> newest(Actor actor, int tenantId) {
        return ledger.newest(actor, tenantId);
    }

    /**
     * Takes back what was decided, for all that nobody has touched since.
     *
     * @throws UndoOver if it cannot be taken back by the actor, or not any more
     */
    public BulkResult undo(Actor actor, int tenantId, UUID id) {
        BulkLedger.Entry entry = ledger.takeBack(actor, tenantId, id);
        List<BulkResult.Item> items = new ArrayList<>();
        for (int i = 0; i < entry.tickets().size(); i++) {
            String ticket = entry.tickets().get(i);
            int version = entry.versions().get(i);
            items.add(attempt(ticket, () -> {
                desk.undo(actor, tenantId, ticket, version, entry.verdict());
                return Outcome.DONE;
            }));
        }
        return new BulkResult(entry.id(), entry.verdict(), null, items);
    }

    private static BulkResult.Item attempt(String ticket, Supplier<Outcome> work) {
        Outcome outcome;
        try {
            outcome = work.get();
        } catch (TakenByAnother e) {
            outcome = Outcome.TAKEN;
        } catch (NotWaiting e) {
            outcome = Outcome.CHANGED;
        } catch (UnknownTicket e) {
            outcome = Outcome.UNKNOWN;
        } catch (InvalidDecision e) {
            outcome = Outcome.NOT_POSSIBLE;
        }
        return new BulkResult.Item(ticket, outcome);
    }
}
