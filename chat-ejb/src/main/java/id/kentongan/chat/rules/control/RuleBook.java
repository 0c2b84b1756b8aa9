package id.kentongan.chat.rules.control;

import static java.lang.System.Logger.Level.ERROR;

import id.kentongan.chat.moderation.control.Claims;
import id.kentongan.chat.moderation.control.RuleSet;
import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.control.TextModerator;
import id.kentongan.chat.moderation.entity.Claim;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.rules.entity.OwnClaim;
import id.kentongan.chat.rules.entity.OwnRule;
import id.kentongan.chat.rules.entity.OwnRule.State;
import id.kentongan.chat.rules.entity.RuleTrial;
import id.kentongan.chat.rules.entity.RulesChanged;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.logging.Log;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of governments. What a government's messages are judged by is compiled once for each edition and kept; whether
 * there is a newer one is asked every few seconds, and at once on the node where something was changed.
 */
@ApplicationScoped
public class RuleBook {

    private static final System.Logger LOG = Log.of(RuleBook.class);
    private static final long KEEP_NANOS = 5_000_000_000L;

    private static final String SELECT = "select id, version, kind, pattern_kind, pattern, label, severity, language,"
            + " exceptions, expires, matching, passing, state, written_by, written_at, approved_by, ended_at from chat.rule ";

    private record Kept(long edition, TextModerator moderator, Claims claims, long since) {}

    private final Sql sql;
    private final DatabaseClock clock;
    private final Event<RulesChanged> changed;
    private final ConcurrentMap<Integer, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    public RuleBook(Sql sql, DatabaseClock clock, Event<RulesChanged> changed) {
        this.sql = sql;
        this.clock = clock;
        this.changed = changed;
    }

    /** For the container's proxy. */
    protected RuleBook() {
        this.sql = null;
        this.clock = null;
        this.changed = null;
    }

    /** Built when it is first needed: a node without rooms does without its memory. */
    private static final class Usual {
        private static final List<ModerationRule> RULES = Shipped.rules();
        private static final TextModerator MODERATOR = TextModerator.shipped();

        private Usual() {}
    }

    /** What a government's messages are judged by: the shipped rules and its own. */
    public TextModerator moderator(int tenantId) {
        return kept(tenantId).moderator();
    }

    /** Where the rumour is answered that a text repeats, if it repeats one that the government has looked into. */
    public Optional<String> clarification(int tenantId, String text) {
        Kept known = kept(tenantId);
        return known.claims()
                .in(known.moderator().normalise(text))
                .map(match -> match.claim().clarification());
    }

    private Kept kept(int tenantId) {
        Kept known = kept.get(tenantId);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            long edition = edition(tenantId);
            if (known != null && known.edition() == edition) {
                known = new Kept(edition, known.moderator(), known.claims(), System.nanoTime());
            } else {
                TextModerator moderator = read(tenantId);
                Claims claims = new Claims(
                        claims(tenantId, Claims.MOST).stream()
                                .map(own -> new Claim(own.id().toString(), own.words(), own.clarification()))
                                .toList(),
                        moderator.rules().normaliser(moderator.model()));
                known = new Kept(edition, moderator, claims, System.nanoTime());
            }
            kept.put(tenantId, known);
        }
        return known;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) RulesChanged news) {
        kept.remove(news.tenantId());
    }

    private long edition(int tenantId) {
        return sql.one("select number from chat.rule_edition where tenant_id = ?", row -> row.getLong(1), tenantId)
                .orElse(0L);
    }

    private TextModerator read(int tenantId) {
        List<ModerationRule> own = active(tenantId);
        if (own.isEmpty()) {
            return Usual.MODERATOR;
        }
        try {
            return with(own);
        } catch (RuleRefused e) {
            // A newer version of the program may have a rule of the same id, or read an expression otherwise.
            LOG.log(ERROR, "CHT-5001 rules of tenant " + tenantId + " cannot be used, the shipped ones alone are", e);
            return Usual.MODERATOR;
        }
    }

    private static TextModerator with(List<ModerationRule> own) {
        return new TextModerator(
                RuleSet.compile(
                        Stream.concat(Usual.RULES.stream(), own.stream()).toList()),
                Usual.MODERATOR.model());
    }

    /** Whether a rule of the jar has this id. */
    public static boolean isShipped(String id) {
        return Usual.RULES.stream().anyMatch(rule -> rule.id().equals(id));
    }

    private List<ModerationRule> active(int tenantId) {
        return sql.list(SELECT + "where tenant_id = ? and state = 'ACTIVE'", RuleBook::row, tenantId).stream()
                .map(OwnRule::rule)
                .toList();
    }

    /** All versions that are in force or wait, then those that are over, the newest first. */
    public List<OwnRule> all(int tenantId, int most) {
        return sql.list(
                SELECT + "where tenant_id = ? order by state = 'WITHDRAWN', written_at desc, id limit ?",
                RuleBook::row,
                tenantId,
                most);
    }

    /** How many are in force or wait. */
    public int count(int tenantId) {
        return sql.one(
                        "select count(*) from chat.rule where tenant_id = ? and state <> 'WITHDRAWN'",
                        row -> row.getInt(1),
                        tenantId)
                .orElseThrow();
    }

    /** Lets one alone change the rules of a government until the end of the transaction. */
    public void lock(int tenantId) {
        sql.update("insert into chat.rule_edition (tenant_id, number) values (?, 0) on conflict do nothing", tenantId);
        sql.one("select 1 from chat.rule_edition where tenant_id = ? for update", row -> true, tenantId);
    }

    /** The number that the next version of a rule gets. */
    public int next(int tenantId, String id) {
        return sql.one(
                        "select coalesce(max(version), 0) + 1 from chat.rule where tenant_id = ? and id = ?",
                        row -> row.getInt(1),
                        tenantId,
                        id)
                .orElseThrow();
    }

    public Optional<OwnRule> find(int tenantId, String id, State state) {
        return sql.one(
                SELECT + "where tenant_id = ? and id = ? and state = ?", RuleBook::row, tenantId, id, state.name());
    }

    /**
     * Whether a rule can be used beside all others.
     *
     * @throws RuleRefused if not
     */
    public void prove(int tenantId, ModerationRule wanted) {
        with(Stream.concat(active(tenantId).stream().filter(rule -> !rule.id().equals(wanted.id())), Stream.of(wanted))
                .toList());
    }

    /** Writes a version down. What was in force or waited under its id is over. */
    public void write(int tenantId, ModerationRule rule, State state, UUID person) {
        OffsetDateTime now = clock.now();
        String over = state == State.ACTIVE ? "'ACTIVE', 'PROPOSED'" : "'PROPOSED'";
        end(tenantId, rule.id(), over, person, now);
        sql.update(
                "insert into chat.rule (tenant_id, id, version, kind, pattern_kind, pattern, label, severity, language,"
                        + " exceptions, expires, matching, passing, state, written_by, written_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenantId,
                rule.id(),
                rule.version(),
                rule.kind().name(),
                rule.patternKind().name(),
                rule.pattern(),
                rule.label(),
                rule.severity().name(),
                rule.language(),
                rule.exceptions().stream().sorted().toArray(String[]::new),
                rule.expires() == null ? null : rule.expires().atOffset(ZoneOffset.UTC),
                rule.matching().toArray(String[]::new),
                rule.passing().toArray(String[]::new),
                state.name(),
                person,
                now);
        if (state == State.ACTIVE) {
            another(tenantId);
        }
    }

    /** A second person agrees. */
    public void approve(int tenantId, OwnRule proposed, UUID person) {
        OffsetDateTime now = clock.now();
        end(tenantId, proposed.rule().id(), "'ACTIVE'", person, now);
        sql.update(
                "update chat.rule set state = 'ACTIVE', approved_by = ?, approved_at = ?"
                        + " where tenant_id = ? and id = ? and version = ?",
                person,
                now,
                tenantId,
                proposed.rule().id(),
                proposed.rule().version());
        another(tenantId);
    }

    /** @return whether anything of that id was in force or waited */
    public boolean withdraw(int tenantId, String id, UUID person) {
        int ended = end(tenantId, id, "'ACTIVE', 'PROPOSED'", person, clock.now());
        if (ended > 0) {
            another(tenantId);
        }
        return ended > 0;
    }

    private int end(int tenantId, String id, String states, UUID person, OffsetDateTime at) {
        return sql.update(
                "update chat.rule set state = 'WITHDRAWN', ended_by = ?, ended_at = ?"
                        + " where tenant_id = ? and id = ? and state in (" + states + ")",
                person,
                at,
                tenantId,
                id);
    }

    private void another(int tenantId) {
        sql.update("update chat.rule_edition set number = number + 1 where tenant_id = ?", tenantId);
        changed.fire(new RulesChanged(tenantId));
    }

    /** Claims in force, the newest first. */
    public List<OwnClaim> claims(int tenantId, int most) {
        return sql.list(
                "select id, words, clarification, entered_at, expires from chat.claim where tenant_id = ? and ended_at is null"
                        + " and (expires is null or expires > now()) order by entered_at desc, id limit ?",
                row -> new OwnClaim(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getObject(5, OffsetDateTime.class)),
                tenantId,
                most);
    }

    /** @return its id */
    public UUID enter(int tenantId, String words, String clarification, @Nullable OffsetDateTime expires, UUID person) {
        UUID id = UuidV7.at(clock.instant());
        sql.update(
                "insert into chat.claim (tenant_id, id, words, clarification, entered_by, entered_at, expires)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                tenantId,
                id,
                words,
                clarification,
                person,
                clock.now(),
                expires);
        another(tenantId);
        return id;
    }

    /** @return whether there was such a claim in force */
    public boolean end(int tenantId, UUID claim, UUID person) {
        int ended = sql.update(
                "update chat.claim set ended_by = ?, ended_at = ? where tenant_id = ? and id = ? and ended_at is null",
                person,
                clock.now(),
                tenantId,
                claim);
        if (ended > 0) {
            another(tenantId);
        }
        return ended > 0;
    }

    /** What was said lately in the rooms of citizens, the newest first. */
    public List<String> lately(int tenantId) {
        return sql.list(
                "select m.words from chat.message m join chat.room r on r.id = m.room_id"
                        + " where m.tenant_id = ? and m.id >= core.id_floor(now() - make_interval(days => ?))"
                        + " and r.kind <> 'OFFICERS' and m.kind = 'WORDS' and m.words is not null order by m.id desc limit ?",
                row -> row.getString(1),
                tenantId,
                RuleTrial.DAYS,
                RuleTrial.MOST);
    }

    private static OwnRule row(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime expires = row.getObject(10, OffsetDateTime.class);
        return new OwnRule(
                new ModerationRule(
                        row.getString(1),
                        row.getInt(2),
                        RuleKind.valueOf(row.getString(3)),
                        PatternKind.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        Severity.valueOf(row.getString(7)),
                        row.getString(8),
                        Set.of((String[]) row.getArray(9).getArray()),
                        expires == null ? null : expires.toInstant(),
                        List.of((String[]) row.getArray(11).getArray()),
                        List.of((String[]) row.getArray(12).getArray())),
                State.valueOf(row.getString(13)),
                row.getObject(14, UUID.class),
                row.getObject(15, OffsetDateTime.class),
                row.getObject(16, UUID.class),
                row.getObject(17, OffsetDateTime.class));
    }
}
