package id.kentongan.report.ranking.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.ranking.boundary.RankingRefused.Why;
import id.kentongan.report.ranking.control.RankingTable;
import id.kentongan.report.ranking.control.RankingTable.Item;
import id.kentongan.report.ranking.control.RankingTable.Open;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.ranking.entity.Contest;
import id.kentongan.report.ranking.entity.Counted;
import id.kentongan.report.ranking.entity.Place;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Freezing months, reading them, contesting what counts, and whether everybody may see it. */
@Stateless
public class Rankings {

    /** How many reports stand on a page. */
    public static final int PAGE = 50;

    private static final int MOST_MONTHS = 24;
    private static final int LONGEST_REASON = 500;

    @Inject
    private RankingTable table;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /**
     * Freezes a month that has ended, once.
     *
     * @return false if it has not ended in the government's time zone, or is frozen already
     */
    public boolean freeze(Tenant tenant, YearMonth month) {
        if (!month.isBefore(YearMonth.from(clock.now().atZoneSameInstant(tenant.zone())))) {
            return false;
        }
        return Scope.tenant(tenant.id()).call(() -> {
            if (table.version(tenant.id(), month) > 0) {
                return false;
            }
            table.lock(tenant.id());
            if (table.version(tenant.id(), month) > 0) {
                return false;
            }
            table.freeze(tenant.id(), month, tenant.zone(), clock.now());
            audit.system(tenant.id(), "FREEZE_RANKING", "ranking:" + month, null);
            return true;
        });
    }

    /**
     * A frozen board.
     *
     * @param version of the month; grows with each correction
     */
    public record Frozen(YearMonth month, int version, Board board, List<Place> places, boolean published) {

        public Frozen {
            places = List.copyOf(places);
        }
    }

    /**
     * A board for staff; officers are compared for heads of the whole government alone.
     *
     * @return empty if the month is not frozen, or the board is not for the actor
     */
    public Optional<Frozen> board(Actor actor, Tenant tenant, YearMonth month, Board board) {
        Matter whole = Matter.in(tenant.id(), tenant.area());
        boolean may = Access.may(actor, Action.READ_RANKING, whole)
                && (board.isPublic() || Access.may(actor, Action.READ_LOAD, whole));
        return may
                ? read(tenant, month, board, version -> table.board(tenant.id(), month, version, board))
                : Optional.empty();
    }

    /**
     * The same to be taken along, which is written into the audit.
     *
     * @param form of the file
     */
    public Optional<Frozen> take(Actor actor, Tenant tenant, YearMonth month, Board board, String form) {
        Optional<Frozen> frozen = board(actor, tenant, month, board);
        frozen.ifPresent(taken -> Scope.tenant(tenant.id())
                .run(() -> audit.record(
                        tenant.id(),
                        actor.personId(),
                        "EXPORT_RANKING",
                        "ranking:" + month,
                        board.word() + " " + form)));
        return frozen;
    }

    /**
     * A board for everybody: without entries that together with others tell a small number, and placed without them.
     *
     * @return empty unless the government has switched it on
     */
    public Optional<Frozen> board(Tenant tenant, YearMonth month, Board board) {
        return board.isPublic()
                ? read(
                                tenant,
                                month,
                                board,
                                version ->
                                        table.told(tenant.id(), month, version).get(board))
                        .filter(Frozen::published)
                : Optional.empty();
    }

    private Optional<Frozen> read(Tenant tenant, YearMonth month, Board board, IntFunction<List<Place>> places) {
        return Scope.tenant(tenant.id()).call(() -> {
            int version = table.version(tenant.id(), month);
            return version == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Frozen(month, version, board, places.apply(version), table.published(tenant.id())));
        });
    }

    /** The months that are frozen, newest first, at most {@value #MOST_MONTHS}. */
    public List<YearMonth> months(Tenant tenant) {
        return Scope.tenant(tenant.id()).call(() -> table.months(tenant.id(), MOST_MONTHS));
    }

    /**
     * The reports behind a line: of an area for who reads its figures, of an agency for its own people and heads of the whole,
     * of an officer for those heads.
     *
     * @param before the last of the page before; null for the first page
     * @return at most {@value #PAGE} and one more, which says that there is a next page; none for what is not the actor's
     */
    public List<Counted> items(
            Actor actor, Tenant tenant, YearMonth month, Board board, String key, @Nullable UUID before) {
        return mayLookBehind(actor, tenant, board, key)
                ? Scope.tenant(tenant.id()).call(() -> table.items(tenant.id(), month, board, key, before, PAGE + 1))
                : List.of();
    }

    private static boolean mayLookBehind(Actor actor, Tenant tenant, Board board, String key) {
        if (Access.may(actor, Action.READ_LOAD, Matter.in(tenant.id(), tenant.area()))) {
            return true;
        }
        return switch (board) {
            case STAFF -> false;
            case AGENCY ->
                actor.units().stream().anyMatch(unit -> unit.toString().equals(key));
            case KELURAHAN, KECAMATAN, KOTA ->
                AreaCode.isAreaCode(key)
                        && Access.may(actor, Action.READ_FIGURES_OF_AREA, Matter.in(tenant.id(), new AreaCode(key)));
        };
    }

    /** The contests of a month that wait and that the actor may decide, the actor's own too, oldest first. */
    public List<Contest> contests(Actor actor, Tenant tenant, YearMonth month) {
        return Scope.tenant(tenant.id()).call(() -> table.contests(tenant.id(), month)).stream()
                .filter(contest -> Access.may(
                        actor, Action.DECIDE_RANKING_CONTEST, Matter.in(tenant.id(), new AreaCode(contest.area()))))
                .toList();
    }

    /** Names of the cells of {@link #openData}. */
    public static List<String> columns() {
        return RankingTable.columns();
    }

    /**
     * What is needed to recompute the public boards.
     *
     * @return empty if the month is not frozen or the government has not switched it on
     */
    public Optional<List<List<String>>> openData(Tenant tenant, YearMonth month) {
        return Scope.tenant(tenant.id()).call(() -> {
            int version = table.version(tenant.id(), month);
            return version == 0 || !table.published(tenant.id())
                    ? Optional.empty()
                    : Optional.of(table.openData(tenant.id(), month, version));
        });
    }

    /** Whether the government shows a month to everybody. */
    public boolean isPublic(Tenant tenant) {
        return Scope.tenant(tenant.id())
                .call(() -> table.published(tenant.id())
                        && !table.months(tenant.id(), 1).isEmpty());
    }

    /** Shows the rankings to everybody, or no longer. */
    public void publish(Actor actor, Tenant tenant, boolean published) {
        if (!Access.may(actor, Action.PUBLISH_RANKING, Matter.in(tenant.id(), tenant.area()))) {
            throw new RankingRefused(Why.UNKNOWN);
        }
        Scope.tenant(tenant.id()).run(() -> {
            table.publish(tenant.id(), published, actor.personId(), clock.now());
            audit.record(
                    tenant.id(),
                    actor.personId(),
                    published ? "PUBLISH_RANKING" : "HIDE_RANKING",
                    "tenant:" + tenant.id(),
                    null);
        });
    }

    /**
     * Says that a report should not count.
     *
     * @param reason 1 to {@value #LONGEST_REASON} characters
     * @return the contest's id
     */
    public UUID contest(Actor actor, Tenant tenant, YearMonth month, String ticket, String reason) {
        String words = words(reason);
        return Scope.tenant(tenant.id()).call(() -> {
            Item item = table.item(tenant.id(), month, ticket)
                    .filter(found -> mayContest(actor, tenant, found))
                    .orElseThrow(() -> new RankingRefused(Why.UNKNOWN));
            UUID id = UuidV7.at(clock.instant());
            if (!table.contest(tenant.id(), id, month, item.report(), actor.personId(), clock.now(), words)) {
                throw new RankingRefused(Why.CONTESTED);
            }
            audit.record(tenant.id(), actor.personId(), "CONTEST_RANKING", "report:" + item.report(), words);
            return id;
        });
    }

    /** Who answers for the area, or for the report. */
    private static boolean mayContest(Actor actor, Tenant tenant, Item item) {
        AreaCode area = new AreaCode(item.area());
        return Access.may(actor, Action.CONTEST_RANKING, Matter.in(tenant.id(), area))
                || Access.may(actor, Action.CONTEST_RANKING, new Matter(tenant.id(), area, item.unit()));
    }

    /**
     * Decides a contest; when the report no longer counts, the month gets a further version.
     *
     * @param words why, 1 to {@value #LONGEST_REASON} characters; with the new version for everybody who reads it
     */
    public void decide(Actor actor, Tenant tenant, UUID contest, boolean excluded, String words) {
        String said = words(words);
        Scope.tenant(tenant.id()).run(() -> {
            table.lock(tenant.id());
            Open open = table.open(tenant.id(), contest)
                    .filter(found -> Access.may(
                            actor, Action.DECIDE_RANKING_CONTEST, Matter.in(tenant.id(), new AreaCode(found.area()))))
                    .orElseThrow(() -> new RankingRefused(Why.UNKNOWN));
            if (open.filedBy().equals(actor.personId())) {
                throw new RankingRefused(Why.OWN);
            }
            table.decide(tenant.id(), contest, excluded, actor.personId(), clock.now(), said);
            if (excluded) {
                int next = table.version(tenant.id(), open.month()) + 1;
                table.compute(tenant.id(), open.month(), next, clock.now(), actor.personId(), said);
            }
            audit.record(
                    tenant.id(),
                    actor.personId(),
                    excluded ? "EXCLUDE_FROM_RANKING" : "UPHOLD_RANKING",
                    "contest:" + contest,
                    said);
        });
    }

    private static String words(String typed) {
        String words = typed.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw new RankingRefused(Why.REASON);
        }
        return words;
    }
}
