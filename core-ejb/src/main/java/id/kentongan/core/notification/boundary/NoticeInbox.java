package id.kentongan.core.notification.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.ToldAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person was told, all of it: nobody can switch the inbox off. It is the person's and no tenant's, so it works in a
 * scope of its own and looks for the person's own rows alone.
 */
@Stateless
public class NoticeInbox {

    /** The largest page. */
    public static final int MOST = 100;

    /** A count that says "so many or more". */
    public static final int COUNTED = 100;

    /** Greater than every id that a clock of the coming millennia can make. */
    private static final UUID END = new UUID(-1L, -1L);

    private static final Scope NOTICES = Scope.system(Scope.Work.NOTICES);

    @Inject
    Sql sql;

    /**
     * @param unread whether only what was not read yet
     * @param before only what is older; the newest when null
     * @param size how many rows, from 1 to {@value #MOST}
     */
    public NoticePage page(Actor actor, boolean unread, @Nullable UUID before, int size) {
        int wanted = Math.max(1, Math.min(size, MOST));
        List<NoticeRow> rows = NOTICES.call(() ->
                sql.list("""
                select n.*, l.reference, coalesce(r.name, l.area_code) as area_name, coalesce(l.round, 1) as round,
                       u.name as unit_name, p.display_name, coalesce(c.kind = 'REPORT', false) as report,
                       coalesce(t.zone, 'Asia/Jakarta') as zone
                from (select * from core.notice
                      where person_id = ? and id < ? and (not ?::boolean or read_at is null)
                      order by id desc limit ?) n
                left join core.tenant t on t.id = n.tenant_id
                left join core.alert l on l.tenant_id = n.tenant_id and l.id = n.alert_id
                left join core.case_file c on c.tenant_id = l.tenant_id and c.id = l.case_id
                left join core.area r on r.code = l.area_code and r.valid_until is null
                left join core.unit u on u.id = coalesce(l.unit_id, n.unit_id)
                left join core.account p on p.person_id = n.about
                order by n.id desc""", NoticeInbox::row, actor.personId(), before == null ? END : before, unread, wanted + 1));
        boolean more = rows.size() > wanted;
        List<NoticeRow> page = more ? rows.subList(0, wanted) : rows;
        return new NoticePage(
                List.copyOf(page), more ? Optional.of(page.get(wanted - 1).id()) : Optional.empty());
    }

    /** @return how many notices were not read yet, {@value #COUNTED} for so many or more */
    public int unread(Actor actor) {
        return NOTICES.call(() -> sql.one(
                        "select count(*) from (select from core.notice where person_id = ? and read_at is null limit ?) u",
                        row -> row.getInt(1),
                        actor.personId(),
                        COUNTED))
                .orElse(0);
    }

    /** @return false if the person has no such notice */
    public boolean read(Actor actor, UUID notice) {
        return change(actor, notice, "read_at = coalesce(read_at, now())");
    }

    /**
     * Says that one has taken note, which others who look at the case can see. It is not accepting the case.
     *
     * @return false if the person has no such notice
     */
    public boolean acknowledge(Actor actor, UUID notice) {
        return change(
                actor,
                notice,
                "read_at = coalesce(read_at, now()), acknowledged_at = coalesce(acknowledged_at, now())");
    }

    /**
     * Marks everything as read, up to the newest that the person has seen.
     *
     * @return how many
     */
    public int readAll(Actor actor, UUID newest) {
        return NOTICES.call(() -> sql.update(
                "update core.notice set read_at = now() where person_id = ? and id <= ? and read_at is null",
                actor.personId(),
                newest));
    }

    private boolean change(Actor actor, UUID notice, String set) {
        return NOTICES.call(() -> sql.update(
                        "update core.notice set " + set + " where person_id = ? and id = ?", actor.personId(), notice))
                == 1;
    }

    private static NoticeRow row(ResultSet row) throws SQLException {
        return new NoticeRow(
                row.getObject("id", UUID.class),
                row.getInt("tenant_id"),
                NoticeTopic.valueOf(row.getString("topic")),
                row.getString("kind"),
                row.getBoolean("urgent"),
                ToldAs.valueOf(row.getString("told_as")),
                row.getString("reference"),
                row.getBoolean("report"),
                row.getString("area_name"),
                row.getString("unit_name"),
                row.getString("display_name"),
                row.getInt("round"),
                row.getObject("created_at", OffsetDateTime.class),
                ZoneId.of(row.getString("zone")),
                row.getObject("read_at", OffsetDateTime.class),
                row.getObject("acknowledged_at", OffsetDateTime.class));
    }
}
