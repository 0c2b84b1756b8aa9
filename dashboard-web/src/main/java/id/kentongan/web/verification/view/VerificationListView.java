package id.kentongan.web.verification.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.verification.boundary.BulkLedger;
import id.kentongan.report.verification.boundary.BulkResult;
import id.kentongan.report.verification.boundary.Claimed;
import id.kentongan.report.verification.boundary.Decided;
import id.kentongan.report.verification.boundary.InvalidDecision;
import id.kentongan.report.verification.boundary.NotWaiting;
import id.kentongan.report.verification.boundary.QueuePage;
import id.kentongan.report.verification.boundary.TakenByAnother;
import id.kentongan.report.verification.boundary.UndoOver;
import id.kentongan.report.verification.boundary.VerificationBulk;
import id.kentongan.report.verification.boundary.VerificationDesk;
import id.kentongan.report.verification.entity.Decision;
import id.kentongan.report.verification.entity.Outcome;
import id.kentongan.report.verification.entity.QueuePlace;
import id.kentongan.report.verification.entity.QueueQuery;
import id.kentongan.report.verification.entity.Selected;
import id.kentongan.report.verification.entity.Verdict;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /verification/list.xhtml?tenant=JKT&area=…&reason=…&after=…}. The button that was pressed names what is done. */
@Named
@RequestScoped
public class VerificationListView {

    private static final int PAGE = 20;

    private @Nullable String tenant;
    private @Nullable String area;
    private @Nullable String reason;
    private @Nullable String after;
    private List<WaitingCard> cards = List.of();
    private @Nullable String next;
    private BulkLedger.@Nullable Entry undoable;

    @Inject
    private VerificationDesk desk;

    @Inject
    private VerificationBulk bulk;

    @Inject
    private WaitingCards rendering;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.VERIFY_REPORT)
    public void load() {
        chosen().ifPresent(town -> {
            QueuePage page = desk.list(
                    user.actor(),
                    new QueueQuery(
                            town.id(),
                            code(area),
                            flag(reason),
                            QueuePlace.parse(after).orElse(null),
                            PAGE));
            cards = page.items().stream()
                    .map(item -> rendering.card(item, town.zone()))
                    .toList();
            next = page.next() == null ? null : page.next().text();
            undoable = bulk.newest(user.actor(), town.id()).orElse(null);
        });
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.VERIFY_REPORT)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String what = sent.getOrDefault("do", "");
        String ticket = what.substring(what.indexOf(':') + 1);
        chosen().ifPresent(town -> {
            try {
                act(what.replaceFirst(":.*", ""), town, ticket, sent);
            } catch (TakenByAnother e) {
                texts.refuse("verification.taken", e.officer(), texts.time(e.until(), town.zone()));
            } catch (NotWaiting e) {
                String who = e.last().officer() != null
                        ? e.last().officer()
                        : e.last().unitName();
                texts.refuse("verification.late", ticket, who == null ? texts.get("report.changed.clock") : who);
            } catch (InvalidDecision e) {
                texts.refuse("verification.flaw." + e.flaw());
            } catch (UnknownTicket e) {
                texts.refuse("report.unknown", ticket);
            }
        });
        load();
    }

    private void act(String what, Tenant town, String ticket, Map<String, String> sent) {
        switch (what) {
            case "claim" -> {
                Claimed claimed = desk.claim(user.actor(), town.id(), ticket);
                texts.info("verification.claimed", claimed.ticket(), texts.time(claimed.until(), town.zone()));
            }
            case "release" -> {
                desk.release(user.actor(), town.id(), ticket);
                texts.info("verification.released", ticket);
            }
            case "verify" -> decide(Verdict.VERIFY, town, ticket, sent);
            case "reject" -> decide(Verdict.REJECT, town, ticket, sent);
            case "duplicate" -> decide(Verdict.DUPLICATE, town, ticket, sent);
            case "all" -> decideAll(town, ticket, sent);
            case "undo" -> undo(town, ticket);
            default -> {
                // another button of the page
            }
        }
    }

    private void decide(Verdict verdict, Tenant town, String ticket, Map<String, String> sent) {
        Decided decided = desk.decide(
                user.actor(),
                town.id(),
                ticket,
                new Decision(
                        verdict,
                        number(sent.get("version-" + ticket)),
                        verdict == Verdict.REJECT ? sent.get("words-" + ticket) : null,
                        sent.get("original-" + ticket)));
        texts.info("verification.decided." + verdict, decided.ticket());
    }

    private void decideAll(Tenant town, String word, Map<String, String> sent) {
        String[] picked = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .getOrDefault("pick", new String[0]);
        Optional<Verdict> verdict = Stream.of(Verdict.values())
                .filter(each -> each.name().equals(word))
                .findFirst();
        if (picked.length == 0 || picked.length > VerificationBulk.MOST || verdict.isEmpty()) {
            texts.refuse("verification.none-picked");
            return;
        }
        List<Selected> selected = Stream.of(picked)
                .distinct()
                .map(ticket -> new Selected(ticket, number(sent.get("version-" + ticket))))
                .toList();
        BulkResult result = bulk.decide(
                user.actor(), town.id(), verdict.get(), sent.get("all-words"), sent.get("all-original"), selected);
        texts.info("verification.all-done", result.done(), result.items().size());
        refusals(result);
    }

    private void undo(Tenant town, String id) {
        try {
            BulkResult result = bulk.undo(user.actor(), town.id(), UUID.fromString(id));
            texts.info("verification.undone", result.done(), result.items().size());
            refusals(result);
        } catch (IllegalArgumentException | UndoOver e) {
            texts.refuse("verification.undo-over");
        }
    }

    private void refusals(BulkResult result) {
        result.items().stream()
                .filter(item -> item.outcome() != Outcome.DONE)
                .forEach(item -> texts.refuse("verification.outcome." + item.outcome(), item.ticket()));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    private Optional<Tenant> chosen() {
        return getTenants().stream()
                .filter(each ->
                        tenant == null || tenant.isEmpty() || each.code().equals(tenant))
                .findFirst();
    }

    /** Governments in whose queue the reader decides. */
    public List<Tenant> getTenants() {
        return user.actor().posts().stream()
                .filter(post -> Access.may(user.actor(), Action.VERIFY_REPORT, Matter.in(post.tenantId(), post.area())))
                .map(post -> post.tenantId())
                .distinct()
                .sorted()
                .map(directory::tenant)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The kelurahan about whose reports the reader may decide. */
    public List<AreaDirectory.Nameable> getAreas() {
        return chosen().map(town -> directory.nameable(town).stream()
                        .filter(each ->
                                Access.may(user.actor(), Action.VERIFY_REPORT, Matter.in(town.id(), each.code())))
                        .toList())
                .orElse(List.of());
    }

    public List<Flag> getReasons() {
        return List.of(Flag.values());
    }

    private static @Nullable Flag flag(@Nullable String word) {
        return Stream.of(Flag.values())
                .filter(flag -> flag.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable AreaCode code(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : new AreaCode(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public List<WaitingCard> getCards() {
        return cards;
    }

    public @Nullable String getNext() {
        return next;
    }

    /** What the reader has decided at once and can still take back; null for nothing. */
    public BulkLedger.@Nullable Entry getUndoable() {
        return undoable;
    }

    public boolean isBeginning() {
        return QueuePlace.parse(after).isEmpty();
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }
}
