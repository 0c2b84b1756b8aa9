package id.kentongan.core.identity.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.LiveTickets;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, with the rights of the application's role. */
class LiveDeskIT {

    private final LiveDesk desk = new LiveDesk();
    private final LiveDesk otherNode = new LiveDesk();
    private final Visit officer = visit(Role.OFFICER, SessionStage.PASSED);

    @BeforeAll
    static void database() throws SQLException {
        TestDatabase.bind();
    }

    @BeforeEach
    void wire() {
        desk.tickets = new LiveTickets(new Sql());
        otherNode.tickets = new LiveTickets(new Sql());
    }

    private static Visit visit(Role role, SessionStage stage) {
        return new Visit(
                UUID.randomUUID(),
                stage,
                SignInMethod.PASSWORD,
                false,
                true,
                new Actor(
                        UUID.randomUUID(),
                        "Petugas",
                        Set.of(new Post(
                                role, UUID.randomUUID(), 901, Tier.KELURAHAN, new AreaCode("99.01.01.1001"), Set.of())),
                        false));
    }

    @Test
    void a_ticket_lets_its_session_in_once_on_any_node() {
        String ticket = desk.ticket(officer, "192.0.2.7").orElseThrow();
        Optional<String> address = otherNode.redeem(ticket, officer);
        assertThat(address).isPresent();
        assertThat(address.get()).doesNotContain("192.0.2.7");
        assertThat(desk.redeem(ticket, officer)).as("used").isEmpty();
        assertThat(otherNode.redeem(ticket, officer)).as("used").isEmpty();
        assertThat(otherNode.redeem(desk.ticket(officer, "192.0.2.7").orElseThrow(), officer))
                .as("the same address is known again")
                .isEqualTo(address);
    }

    @Test
    void of_thirty_uses_at_once_one_lets_in() throws Exception {
        String ticket = desk.ticket(officer, "192.0.2.7").orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                uses.add(threads.submit(() -> desk.redeem(ticket, officer).isPresent()));
            }
            int in = 0;
            for (Future<Boolean> use : uses) {
                in += use.get() ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void somebody_elses_is_refused_and_stays_good_for_its_owner() {
        String ticket = desk.ticket(officer, "192.0.2.7").orElseThrow();
        assertThat(desk.redeem(ticket, visit(Role.OFFICER, SessionStage.PASSED)))
                .isEmpty();
        assertThat(desk.redeem(ticket, officer)).isPresent();
    }

    @Test
    void one_that_is_too_old_is_refused_and_taken_away_with_the_next() throws SQLException {
        String ticket = desk.ticket(officer, "192.0.2.7").orElseThrow();
        assertThat(seconds(ticket)).isBetween(25.0, 30.0);
        change("update core.live_ticket set expires_at = now() - interval '1 second' where ticket_hash = ?", ticket);
        assertThat(desk.redeem(ticket, officer)).isEmpty();
        desk.ticket(officer, "192.0.2.7");
        assertThat(seconds(ticket)).isNaN();
    }

    @Test
    void what_is_no_ticket_is_refused() {
        for (String none : List.of("", "x", Secrets.draw(), "x".repeat(128), "'; drop table core.live_ticket; --")) {
            assertThat(desk.redeem(none, officer)).isEmpty();
        }
    }

    @Test
    void who_has_no_board_or_is_half_signed_in_gets_none() {
        assertThat(desk.ticket(visit(Role.AUDITOR, SessionStage.PASSED), "192.0.2.7"))
                .isEmpty();
        assertThat(desk.ticket(visit(Role.OFFICER, SessionStage.SECOND_STEP), "192.0.2.7"))
                .isEmpty();
    }

    /** How long it is still good; no number when it is not there. Only its hash is. */
    private static double seconds(String ticket) throws SQLException {
        try (Connection connection = TestDatabase.owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select extract(epoch from expires_at - now()) from core.live_ticket where ticket_hash = ?")) {
            statement.setBytes(1, Secrets.hash(ticket));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getDouble(1) : Double.NaN;
            }
        }
    }

    private static void change(String text, String ticket) throws SQLException {
        try (Connection connection = TestDatabase.owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setBytes(1, Secrets.hash(ticket));
            statement.executeUpdate();
        }
    }
}
