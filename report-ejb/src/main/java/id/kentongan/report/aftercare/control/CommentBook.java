package id.kentongan.report.aftercare.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.aftercare.entity.CommentRefused;
import id.kentongan.report.aftercare.entity.CommentRefused.Reason;
import id.kentongan.report.aftercare.entity.CommentRules;
import id.kentongan.report.aftercare.entity.Voice;
import id.kentongan.report.entity.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what is said in public about reports, and tells the unit that has to hear it. */
@ApplicationScoped
public class CommentBook {

    /** More is no talk any more; the page of a report would never end. */
    public static final int MOST = 2_000;

    private final Course course;
    private final Cases cases;
    private final Sql sql;

    @Inject
    public CommentBook(Course course, Cases cases, Sql sql) {
        this.course = course;
        this.cases = cases;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected CommentBook() {
        this.course = null;
        this.cases = null;
        this.sql = null;
    }

    /**
     * Who says something, as it is stored.
     *
     * @param area of a citizen's name; else null
     * @param nameId of a citizen's name; else null
     * @param unit of an officer; else null
     * @param officer who writes for the unit; else null
     */
    public record Speaker(
            Voice voice,
            @Nullable AreaCode area,
            @Nullable String nameId,
            @Nullable UUID unit,
            @Nullable UUID officer) {

        public static Speaker citizen(AreaCode area, String nameId) {
            return new Speaker(Voice.CITIZEN, area, nameId, null, null);
        }

        /** Whoever filed the report. */
        public static Speaker filer() {
            return new Speaker(Voice.REPORTER, null, null, null, null);
        }

        public static Speaker unit(UUID unit, UUID officer) {
            return new Speaker(Voice.UNIT, null, null, unit, officer);
        }

        private String mark() {
            return voice + "|" + area + "|" + nameId + "|" + unit + "|" + officer;
        }
    }

    /**
     * @param key under which it may be sent again; null for once
     * @return its id; the same when it was said before with this key
     * @throws CommentRefused if it cannot be said
     */
    public UUID say(Report report, Speaker speaker, String words, @Nullable String key, OffsetDateTime now) {
        String said = CommentRules.fit(words, speaker.voice());
        // One after the other for each report: whether something was said before is asked and decided here.
        course.lock(report);
        byte[] print = hash(speaker.mark() + "|" + said);
        byte @Nullable [] named = key == null ? null : hash(speaker.mark() + "|key|" + key);
        if (named != null) {
            Optional<UUID> before = before(report, named, print);
            if (before.isPresent()) {
                return before.get();
            }
        }
        room(report, print);
        UUID id = UuidV7.at(now.toInstant());
        sql.update(
                "insert into report.comment (tenant_id, report_id, id, voice, name_area, name_id, unit_id, person_id, words,"
                        + " fingerprint, key_hash, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                report.tenantId(),
                report.id(),
                id,
                speaker.voice().name(),
                speaker.area() == null ? null : speaker.area().value(),
                speaker.nameId(),
                speaker.unit(),
                speaker.officer(),
                said,
                print,
                named,
                now);
        if (speaker.voice() != Voice.UNIT) {
            tell(report, id);
        }
        return id;
    }

    private Optional<UUID> before(Report report, byte[] named, byte[] print) {
        record Earlier(UUID id, byte[] print) {}
        Optional<Earlier> earlier = sql.one(
                "select id, fingerprint from report.comment where tenant_id = ? and report_id = ? and key_hash = ?",
                row -> new Earlier(row.getObject(1, UUID.class), row.getBytes(2)),
                report.tenantId(),
                report.id(),
                named);
        if (earlier.isPresent() && !MessageDigest.isEqual(earlier.get().print(), print)) {
            throw new CommentRefused(Reason.KEY_REUSED);
        }
        return earlier.map(Earlier::id);
    }

    private void room(Report report, byte[] print) {
        record Room(int all, boolean same) {}
        Room room = sql.one(
                        "select count(*), coalesce(bool_or(fingerprint = ? and removed_at is null), false) from report.comment"
                                + " where tenant_id = ? and report_id = ?",
                        row -> new Room(row.getInt(1), row.getBoolean(2)),
                        print,
                        report.tenantId(),
                        report.id())
                .orElseThrow();
        if (room.same()) {
            throw new CommentRefused(Reason.REPEATED);
        }
        if (room.all() >= MOST) {
            throw new CommentRefused(Reason.FULL);
        }
    }

    /** The units that work on it; while nobody does, the lowest that answers for the place. */
    private void tell(Report report, UUID said) {
        List<Unit> working = course.working(report);
        List<Unit> hearers =
                working.isEmpty() ? course.ladder(report).stream().limit(1).toList() : working;
        for (Unit unit : hearers) {
            boolean told = sql.one(
                            "select exists (select from report.comment c where c.tenant_id = ? and c.report_id = ?"
                                    + " and c.voice <> 'UNIT' and c.removed_at is null and c.hidden_at is null and c.id < ?"
                                    + " and c.id > coalesce((select seen from report.comment_seen s where s.tenant_id = ?"
                                    + " and s.report_id = ? and s.unit_id = ?), '00000000-0000-0000-0000-000000000000'))",
                            row -> row.getBoolean(1),
                            report.tenantId(),
                            report.id(),
                            said,
                            report.tenantId(),
                            report.id(),
                            unit.id())
                    .orElse(false);
            if (!told) {
                cases.tell(report.tenantId(), report.id(), unit, AlertKind.COMMENT);
            }
        }
    }

    /** A unit has read everything that is there now. */
    public void read(Report report, UUID unit) {
        sql.update("""
                insert into report.comment_seen as s (tenant_id, report_id, unit_id, seen)
                select ?, ?, ?, c.id from report.comment c where c.tenant_id = ? and c.report_id = ?
                order by c.id desc limit 1
                on conflict (tenant_id, report_id, unit_id) do update set seen = greatest(s.seen, excluded.seen)""", report.tenantId(), report.id(), unit, report.tenantId(), report.id());
    }

    /**
     * Its author takes it back: the words are gone.
     *
     * @throws CommentRefused if there is no such comment of this speaker
     */
    public void remove(Report report, Speaker speaker, UUID comment, OffsetDateTime now) {
        int found = sql.update(
                "update report.comment set words = null, fingerprint = sha256(id::text::bytea), removed_at = ?"
                        + " where tenant_id = ? and report_id = ? and id = ?"
                        + " and voice = ? and name_area is not distinct from ? and name_id is not distinct from ?"
                        + " and removed_at is null",
                now,
                report.tenantId(),
                report.id(),
                comment,
                speaker.voice().name(),
                speaker.area() == null ? null : speaker.area().value(),
                speaker.nameId());
        if (found == 0) {
            throw new CommentRefused(Reason.UNKNOWN);
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
