package id.kentongan.chat.talk.control;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/** The officials of RT and RW, whom a kelurahan asks to pass on what it announces. */
@ApplicationScoped
public class Officials {

    private static final Set<Role> ROLES = EnumSet.of(Role.RT_OFFICIAL, Role.RW_OFFICIAL);

    private final Sql sql;

    @Inject
    public Officials(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Officials() {
        this.sql = null;
    }

    /** How many a kelurahan has at this moment. */
    public int count(int tenantId, AreaCode kelurahan) {
        return sql.one(
                        "select count(distinct m.person_id) from core.unit u join core.membership m on m.unit_id = u.id"
                                + " where u.tenant_id = ? and u.area_code = ? and m.role = any (?)"
                                + " and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())",
                        row -> row.getInt(1),
                        tenantId,
                        kelurahan.value(),
                        ROLES.stream().map(Role::name).toArray(String[]::new))
                .orElseThrow();
    }

    /** Whether the person is one of the kelurahan that an area lies in. */
    public static boolean has(int tenantId, AreaCode area, Actor actor) {
        return area.at(Level.KELURAHAN)
                .filter(kelurahan -> actor.posts().stream()
                        .filter(post -> post.tenantId() == tenantId && ROLES.contains(post.role()))
                        .map(Post::area)
                        .anyMatch(kelurahan::equals))
                .isPresent();
    }
}
