package id.kentongan.chat.community.control;

import id.kentongan.chat.community.entity.Community;
import id.kentongan.chat.community.entity.CommunityState;
import id.kentongan.chat.community.entity.NewCommunity;
import id.kentongan.chat.community.entity.Visibility;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Communities, and what was asked for, in the database. */
@ApplicationScoped
public class Communities {

    private static final String SELECT = """
            select c.tenant_id, c.id, c.area_code, c.visibility, c.name, c.purpose, c.founder, p.name, c.state, c.asked_at,
                   c.decided_at, c.note, (
                        select count(*) from chat.member m
                        where m.tenant_id = c.tenant_id and m.room_id = c.id and m.citizen and m.left_at is null)
            from chat.community c left join core.pseudonym p
                on p.tenant_id = c.tenant_id and p.area_code = left(c.area_code, 13) and p.id = c.founder
            where\s""";

    /** For how long one reads what became of what one asked for, and of what one was in. */
    private static final int DAYS = 30;

    private final Sql sql;

    @Inject
    public Communities(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Communities() {
        this.sql = null;
    }

    public void ask(int tenantId, UUID id, AreaCode area, NewCommunity wish, String founder, OffsetDateTime now) {
        sql.update(
                "insert into chat.community (tenant_id, id, area_code, visibility, name, purpose, founder, state, asked_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'ASKED', ?)",
                tenantId,
                id,
                area.value(),
                wish.visibility().name(),
                wish.name(),
                wish.purpose(),
                founder,
                now);
    }

    public Optional<Community> find(UUID id) {
        return sql.one(SELECT + "c.id = ?", Communities::read, id);
    }

    /** The same, while nobody else can change it until the end of the transaction. */
    public Optional<Community> locked(UUID id) {
        return sql.one(SELECT + "c.id = ? for update of c", Communities::read, id);
    }

    /**
     * What somebody who lives there finds, by name: what is open for them; of what they have founded or been in also what
     * was refused or closed in the last {@value #DAYS} days.
     *
     * @param areas where they live: the kelurahan, and the RW if they have said one
     * @param speaker the name's id that they go by there
     */
    public List<Community> of(int tenantId, Collection<AreaCode> areas, String speaker) {
        return sql.list(
                SELECT
                        + "c.tenant_id = ? and c.area_code = any (?::text[]) and (c.state = 'OPEN'"
                        + " or c.founder = ? and (c.state = 'ASKED' or c.decided_at > now() - make_interval(days => ?))"
                        + " or c.state = 'CLOSED' and c.decided_at > now() - make_interval(days => ?) and exists (select"
                        + " from chat.member m where m.tenant_id = c.tenant_id and m.room_id = c.id and m.speaker = ?"
                        + " and m.left_at is null)) order by lower(c.name), c.id",
                Communities::read,
                tenantId,
                texts(areas),
                speaker,
                DAYS,
                DAYS,
                speaker);
    }

    /**
     * What is asked for in some areas, the oldest first, and then what is open, by name.
     *
     * @param areas with all that lies in them
     */
    public List<Community> moderated(int tenantId, Collection<AreaCode> areas, int most) {
        return sql.list(
                SELECT
                        + "c.tenant_id = ? and c.state in ('ASKED', 'OPEN') and exists (select from unnest(?::text[]) a"
                        + " where c.area_code = a or starts_with(c.area_code, a || '.'))"
                        + " order by c.state, case c.state when 'ASKED' then c.asked_at end, lower(c.name), c.id limit ?",
                Communities::read,
                tenantId,
                texts(areas),
                most);
    }

    /** How many somebody has: asked for, open, or refused in the last {@value #DAYS} days. */
    public int ofFounder(int tenantId, String founder) {
        return count(
                "select count(*) from chat.community where tenant_id = ? and founder = ? and (state in ('ASKED', 'OPEN')"
                        + " or state = 'REFUSED' and decided_at > now() - make_interval(days => ?))",
                tenantId,
                founder,
                DAYS);
    }

    /** How many are asked for or open in a kelurahan. */
    public int ofKelurahan(int tenantId, AreaCode kelurahan) {
        return count(
                "select count(*) from chat.community where tenant_id = ? and left(area_code, 13) = ?"
                        + " and state in ('ASKED', 'OPEN')",
                tenantId,
                kelurahan.value());
    }

    /** Whether one that is asked for or open in the kelurahan is called so. */
    public boolean called(int tenantId, AreaCode kelurahan, String name) {
        return count(
                        "select count(*) from chat.community where tenant_id = ? and left(area_code, 13) = ?"
                                + " and lower(name) = lower(?) and state in ('ASKED', 'OPEN')",
                        tenantId,
                        kelurahan.value(),
                        name)
                > 0;
    }

    public void decide(
            Community community, CommunityState state, @Nullable String note, UUID person, OffsetDateTime now) {
        sql.update(
                "update chat.community set state = ?, note = ?, decided_by = ?, decided_at = ? where tenant_id = ? and id = ?",
                state.name(),
                note,
                person,
                now,
                community.tenantId(),
                community.id());
    }

    private int count(String query, @Nullable Object... arguments) {
        return sql.one(query, row -> row.getInt(1), arguments).orElseThrow();
    }

    private static String[] texts(Collection<AreaCode> areas) {
        return areas.stream().map(AreaCode::value).toArray(String[]::new);
    }

    private static Community read(ResultSet row) throws SQLException {
        return new Community(
                row.getInt(1),
                row.getObject(2, UUID.class),
                new AreaCode(row.getString(3)),
                Visibility.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                CommunityState.valueOf(row.getString(9)),
                row.getObject(10, OffsetDateTime.class),
                row.getObject(11, OffsetDateTime.class),
                row.getString(12),
                row.getInt(13));
    }
}
