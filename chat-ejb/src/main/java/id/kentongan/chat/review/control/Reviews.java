package id.kentongan.chat.review.control;

import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Thresholds;
import id.kentongan.chat.moderation.entity.Verdict;
import id.kentongan.chat.review.entity.Line;
import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.Review;
import id.kentongan.chat.review.entity.ReviewNumber;
import id.kentongan.chat.review.entity.Strikes;
import id.kentongan.chat.talk.entity.MessageJudged;
import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is pointed out, as the database keeps it. */
@ApplicationScoped
public class Reviews {

    private static final String SELECT = "select id, tenant_id, room_id, area_code, message_id, seq, speaker,"
            + " decision, reasons, labels, finding::text, opened_at, due_at,"
            + " case when claimed_until > now() then claimed_by end, outcome, policy, note, until, decided_at, decided_by,"
            + " appealed_at, appeal, upheld, appeal_note, number from chat.review ";

    private static final String WAITS = "(decided_at is null or appealed_at is not null and answered_at is null)";

    private final Sql sql;
    private final DatabaseClock clock;
    private final ReviewCases told;

    @Inject
    public Reviews(Sql sql, DatabaseClock clock, ReviewCases told) {
        this.told = told;
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Reviews() {
        this.sql = null;
        this.clock = null;
        this.told = null;
    }

    /** How soon somebody should look: what is kept from everybody within a quarter of an hour. Our own choice. */
    private static Duration term(Decision decision) {
        return switch (decision) {
            case HOLD -> Duration.ofMinutes(15);
            case BLUR_AND_ALERT -> Duration.ofHours(1);
            default -> Duration.ofHours(24);
        };
    }

    /** Opens a case for a message, or makes the open one stricter. */
    void open(@Observes MessageJudged judged) {
        Verdict verdict = judged.verdict();
        TreeSet<String> labels = new TreeSet<>();
        verdict.hits().stream()
                .filter(hit -> hit.kind() == RuleKind.MODERATION)
                .map(Hit::label)
                .forEach(labels::add);
        verdict.explanations().forEach(why -> labels.add(why.label()));
        open(
                new Matter(
                        judged.seat().tenantId(),
                        judged.seat().room(),
                        judged.seat().area(),
                        judged.messageId(),
                        judged.seq(),
                        judged.seat().speaker().id()),
                verdict.decision(),
                verdict.reasons().stream().map(Enum::name).toList(),
                labels,
                FindingText.write(verdict));
    }

    /** A message that can be pointed out. */
    public record Matter(int tenantId, UUID room, AreaCode area, UUID messageId, long seq, String speaker) {}

    /**
     * A reader says that a message should not stand there; two of them bring it before a moderator.
     *
     * @return whether the reader had not said so before
     */
    public boolean flag(Matter matter, String reader, Policy policy) {
        int added = sql.update(
                "insert into chat.flag (tenant_id, message_id, speaker, policy, at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                matter.tenantId(),
                matter.messageId(),
                reader,
                policy.name(),
                clock.now());
        List<Policy> policies = sql.list(
                "select policy from chat.flag where tenant_id = ? and message_id = ?",
                row -> Policy.valueOf(row.getString(1)),
                matter.tenantId(),
                matter.messageId());
        boolean decided = sql.one(
                        "select 1 from chat.review where tenant_id = ? and message_id = ? and decided_at is not null limit 1",
                        row -> true,
                        matter.tenantId(),
                        matter.messageId())
                .isPresent();
        if (added > 0 && !decided && policies.size() >= Thresholds.DEFAULT.reports()) {
            open(
                    matter,
                    Decision.QUEUE,
                    List.of(Verdict.Reason.REPORTED.name()),
                    policies.stream().map(Policy::label).collect(Collectors.toCollection(TreeSet::new)),
                    FindingText.NOTHING);
        }
        return added > 0;
    }

    private void open(
            Matter matter, Decision decision, List<String> reasons, Collection<String> labels, String finding) {
        OffsetDateTime now = clock.now();
        UUID review = sql.one(
                        """
                insert into chat.review as r (tenant_id, id, room_id, area_code, message_id, seq, speaker, decision,
                                              reasons, labels, finding, opened_at, due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?::text[], ?::jsonb, ?, ?)
                on conflict (tenant_id, message_id) where decided_at is null do update
                set decision = case when excluded.due_at < r.due_at then excluded.decision else r.decision end,
                    due_at = least(r.due_at, excluded.due_at),
                    reasons = array(select distinct e from unnest(r.reasons || excluded.reasons) e order by e),
                    labels = array(select distinct e from unnest(r.labels || excluded.labels) e order by e),
                    finding = case when excluded.finding = '{}' then r.finding else excluded.finding end
                returning id""",
                        row -> row.getObject(1, UUID.class),
                        matter.tenantId(),
                        UuidV7.at(clock.instant()),
                        matter.room(),
                        matter.area().value(),
                        matter.messageId(),
                        matter.seq(),
                        matter.speaker(),
                        decision.name(),
                        reasons.toArray(String[]::new),
                        labels.toArray(String[]::new),
                        finding,
                        now,
                        now.plus(term(decision)))
                .orElseThrow();
        if (decision != Decision.QUEUE) {
            told.open(matter.tenantId(), review, matter.area());
        }
    }

    /** A message of a room that people read, as it can be pointed out. */
    public Optional<Matter> matter(int tenantId, UUID room, long seq) {
        return sql.one(
                "select r.area_code, m.id, m.speaker from chat.message m"
                        + " join chat.room r on r.tenant_id = m.tenant_id and r.id = m.room_id"
                        + " where m.tenant_id = ? and m.room_id = ? and m.seq = ? and m.kind <> 'NOTICE'"
                        + " and m.state in ('SHOWN', 'BLURRED')",
                row -> new Matter(
                        tenantId,
                        room,
                        new AreaCode(row.getString(1)),
                        row.getObject(2, UUID.class),
                        seq,
                        row.getString(3)),
                tenantId,
                room,
                seq);
    }

    /**
     * What waits in some areas, the most urgent first.
     *
     * @param areas with all that lies in them
     */
    public List<Review> waiting(int tenantId, Collection<AreaCode> areas, int most) {
        return sql.list(
                SELECT + "where tenant_id = ? and " + WAITS
                        + " and exists (select from unnest(?::text[]) a where area_code = a or area_code like a || '.%')"
                        + " order by due_at, id limit ?",
                Reviews::read,
                tenantId,
                areas.stream().map(AreaCode::value).toArray(String[]::new),
                most);
    }

    /** @param number what the offices call it */
    public Optional<UUID> called(int tenantId, ReviewNumber number) {
        return sql.one(
                "select id from chat.review where tenant_id = ? and number = ?",
                row -> row.getObject(1, UUID.class),
                tenantId,
                number.value());
    }

    public Optional<Review> find(UUID id) {
        return sql.one(SELECT + "where id = ?", Reviews::read, id);
    }

    /** The same, while nobody else can change it until the end of the transaction. */
    public Optional<Review> locked(UUID id) {
        // The room first, as whoever says or edits something there takes them: so nobody waits in a ring.
        find(id).ifPresent(found -> sql.one(
                "select 1 from chat.room where tenant_id = ? and id = ? for update",
                row -> true,
                found.tenantId(),
                found.room()));
        return sql.one(SELECT + "where id = ? for update", Reviews::read, id);
    }

    /** The last case of a message of that speaker. */
    public Optional<Review> ofMessage(int tenantId, UUID room, long seq, String speaker) {
        return sql.one(
                SELECT
                        + "where tenant_id = ? and message_id = (select id from chat.message where tenant_id = ? and room_id = ?"
                        + " and seq = ?) and speaker = ? order by opened_at desc limit 1",
                Reviews::read,
                tenantId,
                tenantId,
                room,
                seq,
                speaker);
    }

    /** What is known about cases beside them, in one question for all. */
    public Map<UUID, Facts> facts(List<Review> all) {
        Map<UUID, Facts> facts = new HashMap<>();
        sql.list(
                """
                select r.id, m.words, coalesce(p.name, u.name, ''),
                       (select count(*) from chat.flag f
                        where f.tenant_id = r.tenant_id and f.message_id = r.message_id),
                       (select count(*) from chat.review s
                        where s.tenant_id = r.tenant_id and s.speaker = r.speaker and s.decided_at > ?
                          and s.outcome in ('WARN', 'MUTE', 'BLOCK') and s.upheld is distinct from false),
                       (select o.name from chat.room o where o.tenant_id = r.tenant_id and o.id = r.room_id)
                from unnest(?::int[], ?::uuid[]) k (tenant_id, id)
                join chat.review r on r.tenant_id = k.tenant_id and r.id = k.id
                join chat.message m on m.tenant_id = r.tenant_id and m.id = r.message_id
                left join core.pseudonym p on m.speaker_kind = 'CITIZEN' and p.tenant_id = m.tenant_id
                    and p.area_code = m.speaker_area and p.id = m.speaker
                left join core.unit u on u.id = m.speaker_unit""",
                row -> facts.put(
                        row.getObject(1, UUID.class),
                        new Facts(
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                new Strikes(row.getInt(5)),
                                row.getString(6))),
                clock.now().minus(Strikes.MEMORY),
                all.stream().mapToInt(Review::tenantId).toArray(),
                Columns.texts(all, Review::id));
        return facts;
    }

    /** What still counts against a name. */
    public Strikes strikes(int tenantId, String speaker) {
        return new Strikes(sql.one(
                        "select count(*) from chat.review where tenant_id = ? and speaker = ? and decided_at > ?"
                                + " and outcome in ('WARN', 'MUTE', 'BLOCK') and upheld is distinct from false",
                        row -> row.getInt(1),
                        tenantId,
                        speaker,
                        clock.now().minus(Strikes.MEMORY))
                .orElseThrow());
    }

    /** What was said around a message, and it, in order. */
    public List<Line> around(Review review, int each) {
        return sql.list(
                "select m.seq, m.created_at, coalesce(p.name, u.name, ''), m.words from chat.message m"
                        + " left join core.pseudonym p on m.speaker_kind = 'CITIZEN' and p.tenant_id = m.tenant_id"
                        + " and p.area_code = m.speaker_area and p.id = m.speaker"
                        + " left join core.unit u on u.id = m.speaker_unit"
                        + " where m.tenant_id = ? and m.room_id = ? and m.seq between ? and ? and m.kind <> 'NOTICE'"
                        + " order by m.seq",
                row -> new Line(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(1) == review.seq()),
                review.tenantId(),
                review.room(),
                review.seq() - each,
                review.seq() + each);
    }

    /** What the message said before it was hidden or changed, the oldest first. */
    public List<String> earlier(int tenantId, UUID message) {
        return sql.list(
                "select words from chat.message_revision where tenant_id = ? and message_id = ? order by change limit 20",
                row -> row.getString(1),
                tenantId,
                message);
    }

    /** One looks at it now, for so long nobody else. */
    public void claim(Review review, UUID person, Duration length) {
        sql.update(
                "update chat.review set claimed_by = ?, claimed_until = ? where tenant_id = ? and id = ?",
                person,
                clock.now().plus(length),
                review.tenantId(),
                review.id());
    }

    public void decide(Review review, Review.Ruling ruling) {
        sql.update(
                "update chat.review set outcome = ?, policy = ?, note = ?, until = ?, decided_at = ?, decided_by = ?,"
                        + " claimed_by = null, claimed_until = null where tenant_id = ? and id = ?",
                ruling.outcome().name(),
                ruling.policy() == null ? null : ruling.policy().name(),
                ruling.note(),
                ruling.until(),
                ruling.at(),
                ruling.by(),
                review.tenantId(),
                review.id());
        told.close(review);
    }

    /** @param length within which somebody should have answered */
    public void appeal(Review review, String words, Duration length) {
        sql.update(
                "update chat.review set appealed_at = ?, appeal = ?, due_at = ? where tenant_id = ? and id = ?",
                clock.now(),
                words,
                clock.now().plus(length),
                review.tenantId(),
                review.id());
        told.appealed(review);
    }

    public void answer(Review review, boolean upheld, @Nullable String note, UUID person) {
        sql.update(
                "update chat.review set upheld = ?, appeal_note = ?, answered_at = ?, answered_by = ?,"
                        + " claimed_by = null, claimed_until = null where tenant_id = ? and id = ?",
                upheld,
                note,
                clock.now(),
                person,
                review.tenantId(),
                review.id());
        told.close(review);
    }

    private static Review read(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString(15);
        @Nullable String policy = row.getString(16);
        @Nullable OffsetDateTime appealedAt = row.getObject(21, OffsetDateTime.class);
        boolean upheld = row.getBoolean(23);
        @Nullable Boolean answer = row.wasNull() ? null : upheld;
        return new Review(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                new AreaCode(row.getString(4)),
                row.getObject(5, UUID.class),
                row.getLong(6),
                row.getString(7),
                Decision.valueOf(row.getString(8)),
                List.of((String[]) row.getArray(9).getArray()),
                List.of((String[]) row.getArray(10).getArray()),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class),
                row.getObject(13, OffsetDateTime.class),
                row.getObject(14, UUID.class),
                outcome == null
                        ? null
                        : new Review.Ruling(
                                Outcome.valueOf(outcome),
                                policy == null ? null : Policy.valueOf(policy),
                                row.getString(17),
                                row.getObject(18, OffsetDateTime.class),
                                row.getObject(19, OffsetDateTime.class),
                                row.getObject(20, UUID.class)),
                appealedAt == null ? null : new Review.Appeal(appealedAt, row.getString(22), answer, row.getString(24)),
                row.getString(25));
    }
}
