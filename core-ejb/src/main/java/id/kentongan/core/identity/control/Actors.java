package id.kentongan.core.identity.control;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a person's rights together from the memberships that are valid now. */
final class Actors {

    /** Behind {@code core.account a}; one row for each membership, or one without. */
    static final String COLUMNS = """
            a.person_id, a.display_name, a.citizen, m.role, u.id, u.tenant_id, u.tier, u.area_code,
            array(select o.overseen_id from core.oversight o
                  where o.overseer_id = u.tenant_id and o.valid_from <= now()
                    and (o.valid_until is null or o.valid_until > now())),
            coalesce(m.role = 'ADMINISTRATOR' and m.unit_id is null, false),
            array(select s.area_code from core.unit s
                  where s.successor_id = u.id and s.tenant_id = u.tenant_id and s.tier <> 'AGENCY')
            """;

    static final String JOINS = """
            left join lateral (
                select role, unit_id, valid_from, valid_until from core.membership where person_id = a.person_id
                union all
                select s.role, s.unit_id, s.valid_from, s.valid_until
                from core.deputy d join core.membership s on s.id = d.membership_id
                where d.person_id = a.person_id and d.ended_at is null
                  and d.valid_from <= now() and d.valid_until > now() and s.unit_id is not null) m
                on m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
            left join core.unit u on u.id = m.unit_id and u.closed_at is null
            """;

    /** One row of {@link #COLUMNS}. */
    record Member(UUID personId, String displayName, boolean citizen, Optional<Post> post, boolean administrator) {

        /** @param first the place of the first of {@link Actors#COLUMNS} */
        static Member of(ResultSet row, int first) throws SQLException {
            UUID unit = row.getObject(first + 4, UUID.class);
            return new Member(
                    row.getObject(first, UUID.class),
                    row.getString(first + 1),
                    row.getBoolean(first + 2),
                    unit == null ? Optional.empty() : Actors.post(unit, row, first),
                    row.getBoolean(first + 9));
        }
    }

    private Actors() {}

    /** @return empty for staff without any post: they have left */
    static Optional<Actor> of(List<Member> members) {
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Set<Post> posts = new HashSet<>();
        boolean administrator = false;
        for (Member member : members) {
            member.post().ifPresent(posts::add);
            administrator |= member.administrator();
        }
        Member any = members.get(0);
        if (posts.isEmpty() && !administrator && !any.citizen()) {
            return Optional.empty();
        }
        return Optional.of(new Actor(any.personId(), any.displayName(), posts, administrator));
    }

    /** Empty for a role that this version does not know: it gives no rights. */
    private static Optional<Post> post(UUID unit, ResultSet row, int first) throws SQLException {
        Tier tier = Tier.valueOf(row.getString(first + 6));
        Optional<Role> role = Role.of(row.getString(first + 3))
                .map(known -> tier == Tier.AGENCY && known == Role.OFFICER ? Role.AGENCY_OFFICER : known);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        Integer[] overseen = (Integer[]) row.getArray(first + 8).getArray();
        return Optional.of(new Post(
                role.get(),
                unit,
                row.getInt(first + 5),
                tier,
                new AreaCode(row.getString(first + 7)),
                Set.copyOf(List.of(overseen)),
                Stream.of((String[]) row.getArray(first + 10).getArray())
                        .map(AreaCode::new)
                        .collect(Collectors.toUnmodifiableSet())));
    }
}
