package id.kentongan.report.aftercare.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.aftercare.control.CommentBook;
import id.kentongan.report.aftercare.control.CommentBook.Speaker;
import id.kentongan.report.aftercare.control.Course;
import id.kentongan.report.aftercare.control.OpenReports;
import id.kentongan.report.aftercare.entity.CommentRefused;
import id.kentongan.report.aftercare.entity.Voice;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where everybody reads what is said about public reports, and citizens and whoever filed one say something. */
@Stateless
public class Comments {

    /** Of one page, with one more, which tells whether there is another. */
    public static final int MOST = 101;

    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    private OpenReports open;

    @Inject
    private Course course;

    @Inject
    private CommentBook book;

    @Inject
    private Pseudonyms pseudonyms;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * @param after the last one of the page before; null for the first page
     * @param size 1 to {@value #MOST}
     * @return oldest first
     * @throws UnknownTicket if there is no such report, or it is not public
     */
    public List<Comment> page(int tenantId, String ticket, @Nullable UUID after, int size) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size must be 1 to " + MOST + ", not " + size);
        }
        return Scope.tenant(tenantId).call(() -> {
            Report report = open.find(tenantId, ticket);
            return sql.list(
                    "select c.id, c.voice, coalesce(p.name, u.name), c.words, c.at from report.comment c"
                            + " left join core.pseudonym p on p.tenant_id = c.tenant_id and p.area_code = c.name_area"
                            + " and p.id = c.name_id left join core.unit u on u.id = c.unit_id"
                            + " where c.tenant_id = ? and c.report_id = ? and c.id > ? and c.removed_at is null"
                            + " and c.hidden_at is null order by c.id limit ?",
                    row -> new Comment(
                            row.getObject(1, UUID.class),
                            Voice.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class)),
                    tenantId,
                    report.id(),
                    after == null ? FIRST : after,
                    size);
        });
    }

    /**
     * Says something as a citizen, under the name that one has in the report's kelurahan.
     *
     * @param person who is signed in
     * @param key under which it may be sent again; null for once
     * @return what one has said about this report so far
     * @throws UnknownTicket if there is no such report, or it is not public
     * @throws CommentRefused if it cannot be said
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public List<OwnComment> say(UUID person, int tenantId, String ticket, String words, @Nullable String key) {
        return Scope.tenant(tenantId).call(() -> {
            Report report = open.find(tenantId, ticket);
            Speaker speaker = Speaker.citizen(
                    report.area(),
                    pseudonyms.of(person, tenantId, report.area()).id());
            book.say(report, speaker, words, key, clock.now());
            return own(report, speaker);
        });
    }

    /**
     * The same as who filed the report, with its tracking code.
     *
     * @throws UnknownTicket if there is no such report, it has another code, or it is not public
     * @throws CommentRefused if it cannot be said
     */
    public List<OwnComment> sayAsFiler(int tenantId, String ticket, String code, String words, @Nullable String key) {
        return Scope.tenant(tenantId).call(() -> {
            Report report = filed(tenantId, ticket, code);
            book.say(report, Speaker.filer(), words, key, clock.now());
            return own(report, Speaker.filer());
        });
    }

    /**
     * What one has said oneself, with what an office has hidden of it.
     *
     * @throws UnknownTicket if there is no such report, or it is not public
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public List<OwnComment> own(UUID person, int tenantId, String ticket) {
        return Scope.tenant(tenantId).call(() -> {
            Report report = open.find(tenantId, ticket);
            return own(report, citizen(person, report));
        });
    }

    /**
     * The same for who filed the report.
     *
     * @throws UnknownTicket if there is no such report, it has another code, or it is not public
     */
    public List<OwnComment> ownOfFiler(int tenantId, String ticket, String code) {
        return Scope.tenant(tenantId).call(() -> own(filed(tenantId, ticket, code), Speaker.filer()));
    }

    /**
     * Takes back what one has said; the words are gone.
     *
     * @return what is left
     * @throws UnknownTicket if there is no such report, or it is not public
     * @throws CommentRefused if there is no such comment of one's own
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public List<OwnComment> remove(UUID person, int tenantId, String ticket, UUID comment) {
        return Scope.tenant(tenantId).call(() -> {
            Report report = open.find(tenantId, ticket);
            Speaker speaker = citizen(person, report);
            book.remove(report, speaker, comment, clock.now());
            return own(report, speaker);
        });
    }

    /**
     * The same for who filed the report.
     *
     * @throws UnknownTicket if there is no such report, it has another code, or it is not public
     * @throws CommentRefused if there is no such comment of one's own
     */
    public List<OwnComment> removeAsFiler(int tenantId, String ticket, String code, UUID comment) {
        return Scope.tenant(tenantId).call(() -> {
            Report report = filed(tenantId, ticket, code);
            book.remove(report, Speaker.filer(), comment, clock.now());
            return own(report, Speaker.filer());
        });
    }

    private Speaker citizen(UUID person, Report report) {
        return Speaker.citizen(report.area(), pseudonyms.idOf(person, report.area()));
    }

    private Report filed(int tenantId, String ticket, String code) {
        Report report = course.own(tenantId, ticket, code);
        if (!open.open(report)) {
            throw new UnknownTicket(ticket);
        }
        return report;
    }

    private List<OwnComment> own(Report report, Speaker speaker) {
        return sql.list(
                "select id, words, at, hidden_at, hidden_reason from report.comment where tenant_id = ? and report_id = ?"
                        + " and voice = ? and name_area is not distinct from ? and name_id is not distinct from ?"
                        + " and removed_at is null order by id desc limit ?",
                row -> new OwnComment(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getObject(4, OffsetDateTime.class),
                        row.getString(5)),
                report.tenantId(),
                report.id(),
                speaker.voice().name(),
                speaker.area() == null ? null : speaker.area().value(),
                speaker.nameId(),
                MOST);
    }
}
