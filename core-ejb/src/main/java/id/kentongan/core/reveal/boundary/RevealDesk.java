package id.kentongan.core.reveal.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.reveal.control.Reveals;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealCount;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealWish;
import id.kentongan.core.reveal.entity.RevealedIdentity;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where privacy officers decide and officers read. Asking is a matter of the report, see {@code RevealRequests} of its
 * module. What may not be done is answered and written down; nothing here throws for it, since that would take the line in
 * the audit along.
 */
@Stateless
public class RevealDesk {

    private static final int HOURS = 24;
    private static final int LONGEST_HOURS = 72;
    private static final int LISTED = 200;

    @Inject
    private Reveals reveals;

    @Inject
    private Settings settings;

    /** Requests that the actor decides about, waiting ones first, then the newest. */
    public List<Reveal> forDecision(Actor actor) {
        return actor.scope().call(() -> reveals.list(null, null, LISTED)).stream()
                .filter(reveal -> may(actor, Action.DECIDE_REVEAL, reveal))
                .toList();
    }

    /** What the actor has asked for, waiting ones first, then the newest. */
    public List<Reveal> ofRequester(Actor actor) {
        return actor.scope().call(() -> reveals.list(actor.personId(), null, LISTED));
    }

    /** A request of the actor's own. */
    public Optional<Reveal> find(Actor actor, UUID id) {
        return actor.scope()
                .call(() -> reveals.find(id))
                .filter(reveal -> reveal.requester().equals(actor.personId()));
    }

    /** Whether the menu offers deciding. */
    public boolean decides(Actor actor) {
        return !Access.unitsOf(actor, Action.DECIDE_REVEAL).isEmpty();
    }

    /**
     * Approves or refuses a request.
     *
     * @param note why; needed for a refusal, at most {@value RevealWish#LONGEST_REASON} characters
     * @return {@code APPROVED} or {@code REFUSED}, or why nothing was decided
     */
    public RevealOutcome decide(Actor actor, UUID id, boolean yes, @Nullable String note) {
        int hours = settings.number("kentongan.reveal.hours", HOURS, 1, LONGEST_HOURS);
        return actor.scope().call(() -> {
            Optional<Reveal> reveal = reveals.find(id);
            if (reveal.isEmpty()) {
                return denied(actor, id, RevealOutcome.UNKNOWN);
            }
            boolean own = reveal.get().requester().equals(actor.personId());
            return own || may(actor, Action.DECIDE_REVEAL, reveal.get())
                    ? reveals.decide(id, actor.personId(), yes, note, hours)
                    : denied(actor, id, RevealOutcome.WRONG_ROLE);
        });
    }

    /**
     * Shows who wrote the report, while the reveal is open, to who asked for it. Every call stands in the audit.
     *
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node does not have the key that it was kept with
     */
    public RevealedIdentity read(Actor actor, UUID id) {
        return actor.scope().call(() -> {
            Optional<Reveal> reveal = reveals.find(id);
            if (reveal.isEmpty()) {
                return new RevealedIdentity(denied(actor, id, RevealOutcome.UNKNOWN), List.of());
            }
            return may(actor, Action.READ_REVEAL, reveal.get())
                    ? reveals.read(id, actor.personId())
                    : new RevealedIdentity(denied(actor, id, RevealOutcome.WRONG_ROLE), List.of());
        });
    }

    /** How often identities of a government's reporters were opened, newest month first; for everybody. */
    public List<RevealCount> counts(int tenantId) {
        return Scope.tenant(tenantId).call(() -> reveals.counts(tenantId));
    }

    private static boolean may(Actor actor, Action action, Reveal reveal) {
        return Access.may(actor, action, Matter.in(reveal.tenantId(), reveal.area()));
    }

    /** In the audit of a government that the actor works for; who works for none is turned away long before. */
    private RevealOutcome denied(Actor actor, UUID id, RevealOutcome why) {
        actor.posts().stream()
                .map(Post::tenantId)
                .min(Integer::compare)
                .ifPresent(tenant -> reveals.deny(actor, tenant, "reveal:" + id, why));
        return why;
    }
}
