package id.kentongan.chat.room.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who is in which room, by the name that they have there. A row stays when somebody leaves: what holds for them holds on. */
@ApplicationScoped
public class Members {

    private final Sql sql;

    @Inject
    public Members(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Members() {
        this.sql = null;
    }

    /** Whether somebody is in the room: has come in, and not left since. */
    public boolean has(int tenantId, UUID room, String speaker) {
        return sql.one(
                        "select 1 from chat.member where tenant_id = ? and room_id = ? and speaker = ? and left_at is null",
                        row -> true,
                        tenantId,
                        room,
                        speaker)
                .isPresent();
    }

    /** The communities that somebody is in, by name; none that is closed. */
    public List<UUID> communitiesOf(int tenantId, String speaker) {
        return sql.list(
                "select r.id from chat.member m join chat.room r on r.tenant_id = m.tenant_id and r.id = m.room_id"
                        + " where m.tenant_id = ? and m.speaker = ? and m.left_at is null and r.kind = 'COMMUNITY'"
                        + " and r.closed_at is null order by lower(r.name), r.id",
                row -> row.getObject(1, UUID.class),
                tenantId,
                speaker);
    }

    /** How many citizens are in the room. */
    public int citizens(int tenantId, UUID room) {
        return sql.one(
                        "select count(*) from chat.member where tenant_id = ? and room_id = ? and citizen and left_at is null",
                        row -> row.getInt(1),
                        tenantId,
                        room)
                .orElseThrow();
    }

    /** For how many days somebody has been in the room; less than 0 for who is not in it. */
    public int days(int tenantId, UUID room, String speaker) {
        return sql.one(
                        "select current_date - since from chat.member"
                                + " where tenant_id = ? and room_id = ? and speaker = ? and left_at is null",
                        row -> row.getInt(1),
                        tenantId,
                        room,
                        speaker)
                .orElse(-1);
    }

    /** Somebody leaves a room; again is the same as once. */
    public void leave(int tenantId, UUID room, String speaker) {
        sql.update(
                "update chat.member set left_at = now()"
                        + " where tenant_id = ? and room_id = ? and speaker = ? and left_at is null",
                tenantId,
                room,
                speaker);
    }

    /**
     * Somebody leaves all rooms but those of some areas.
     *
     * @param areas of the rooms that they stay in
     */
    public void leaveAllBut(int tenantId, String speaker, Collection<AreaCode> areas) {
        sql.update(
                "update chat.member m set left_at = now() from chat.room r where r.tenant_id = m.tenant_id"
                        + " and r.id = m.room_id and m.tenant_id = ? and m.speaker = ? and m.left_at is null"
                        + " and r.area_code <> all (?::text[])",
                tenantId,
                speaker,
                areas.stream().map(AreaCode::value).toArray(String[]::new));
    }
}
