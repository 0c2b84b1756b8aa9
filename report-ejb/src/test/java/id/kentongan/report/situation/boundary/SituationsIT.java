package id.kentongan.report.situation.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.ReportDatabase;
import java.io.IOException;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose emergencies somebody with posts at two governments sees, on a real PostgreSQL. */
class SituationsIT {

    private static final int PROVINCE = 932;
    private static final int CITY = 973;
    private static final UUID CENTRE = UUID.randomUUID();
    private static final UUID AGENCY = UUID.randomUUID();
    private static final AreaCode BANDUNG = new AreaCode("32.73");

    private static ReportDatabase database;
    private static Connection shared;
    private static Situations situations;

    @BeforeAll
    static void fill() throws Exception {
        database = ReportDatabase.start();
        shared = database.application().getConnection();
        Sql sql = new Sql() {
            @Override
            protected Connection connect() throws SQLException {
                return database.application().getConnection();
            }
        };
        situations = new Situations();
        give("sql", sql);
        give("units", new NoUnits());
        give("areas", new NoNames());
        emergency(PROVINCE, "JABAR-1", "32.73.01.1001", null);
        emergency(CITY, "BDG-1", "32.73.01.1001", null);
        emergency(CITY, "BDG-2", "32.73.01.1002", AGENCY);
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        shared.close();
        database.close();
    }

    @Test
    void an_area_at_one_government_opens_nothing_of_another() {
        Situation seen = situations.now(actor(
                new Post(Role.COMMAND_CENTRE, CENTRE, PROVINCE, Tier.PEMPROV, new AreaCode("32"), Set.of()),
                new Post(Role.AGENCY_OFFICER, AGENCY, CITY, Tier.AGENCY, BANDUNG, Set.of())));

        assertThat(seen.emergencies())
                .extracting(Emergency::ticket)
                .as("the province's own, and of the city what the agency has")
                .containsExactlyInAnyOrder("JABAR-1", "BDG-2");
        assertThat(seen.alarms()).extracting(Alarm::reference).containsExactly("JABAR-1");
    }

    @Test
    void whoever_watches_both_sees_both() {
        Situation seen = situations.now(actor(
                new Post(Role.COMMAND_CENTRE, CENTRE, PROVINCE, Tier.PEMPROV, new AreaCode("32"), Set.of()),
                new Post(Role.COMMAND_CENTRE, AGENCY, CITY, Tier.PEMKOT, BANDUNG, Set.of())));

        assertThat(seen.emergencies())
                .extracting(Emergency::ticket)
                .containsExactlyInAnyOrder("JABAR-1", "BDG-1", "BDG-2");
        assertThat(seen.alarms()).extracting(Alarm::reference).containsExactlyInAnyOrder("JABAR-1", "BDG-1", "BDG-2");
    }

    /** As the container does. */
    private static void give(String field, Object value) throws ReflectiveOperationException {
        Field into = Situations.class.getDeclaredField(field);
        into.setAccessible(true);
        into.set(situations, value);
    }

    private static Actor actor(Post... posts) {
        return new Actor(UUID.randomUUID(), "Ani", Set.of(posts), false);
    }

    private static void emergency(int tenant, String reference, String area, @Nullable UUID unit) throws SQLException {
        try (PreparedStatement statement = shared.prepareStatement("""
                with filed as (
                    insert into core.case_file (tenant_id, id, kind, reference, topic, area_code, preset, state, tier,
                        priority, last_seq, opened_at, unit_id, version)
                    values (?, ?, 'REPORT', ?, 'kebakaran', ?, 'jabar', 'OPEN', 'KELURAHAN',
                        'EMERGENCY', 1, now(), ?, 1)
                    returning *)
                insert into core.alert (tenant_id, id, unit_id, tier, kind, round, case_id, reference, topic, area_code,
                    raised_at, created_at)
                select tenant_id, id, ?, tier, 'NEW', 0, id, reference, topic, area_code, now(), now()
                from filed""")) {
            statement.setInt(1, tenant);
            statement.setObject(2, new UUID(System.currentTimeMillis() << 16, reference.hashCode()));
            statement.setString(3, reference);
            statement.setString(4, area);
            statement.setObject(5, unit);
            statement.setObject(6, UUID.randomUUID());
            statement.executeUpdate();
        }
    }

    private static final class NoUnits extends Units {
        @Override
        public List<Unit> ofTenant(int tenantId) {
            return List.of();
        }
    }

    private static final class NoNames extends Areas {
        @Override
        public List<String> path(AreaCode code) {
            return List.of();
        }
    }
}
