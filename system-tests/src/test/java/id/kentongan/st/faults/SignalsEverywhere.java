package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.LivePage;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.Open311Client;
import id.kentongan.st.measure.Findings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Of two nodes, each tells its open pages what happened on the other. */
final class SignalsEverywhere {

    private static final int REPORTS = 6;
    private static final Duration SOON = Duration.ofSeconds(2);

    /** In a build, beside others, a second may last two. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SignalsEverywhere() {}

    /** @param exact whether two seconds count, as they do on a machine of its own */
    static void judge(Stage stage, Findings findings, boolean exact) throws Exception {
        List<Kentongan> nodes = stage.nodes();
        Kentongan one = nodes.get(0);
        Kentongan other = nodes.get(1);
        Officer officer = Officer.signIn(one, "jkt-kelurahan", one.password("jkt-kelurahan"));
        double slowest = 0;
        try (Connection books = stage.books().connect();
                LivePage here = LivePage.open(one, officer.cookie());
                LivePage there = LivePage.open(other, officer.cookie())) {
            // Which node applies a message is the broker's choice: of several, either does some.
            for (int i = 0; i < REPORTS; i++) {
                long atOne = units(here);
                long atOther = units(there);
                String ticket = new Open311Client(i % 2 == 0 ? one : other).fileRubbish("Sampah di tepi kali.");
                stage.ledger().accepted(new Ledger.Entry("signal-" + i, ticket, 0, 1));
                awaitAlert(books, ticket);
                long raised = System.nanoTime();
                while ((units(here) == atOne || units(there) == atOther)
                        && System.nanoTime() - raised < PATIENCE.toNanos()) {
                    LockSupport.parkNanos(10_000_000);
                }
                slowest = Math.max(slowest, (System.nanoTime() - raised) / 1e9);
            }
        }
        expect(
                findings,
                "an alert that either node raised was heard on the pages of both within %.1f s, promised 2 s"
                        .formatted(slowest),
                slowest,
                exact);
        try (LivePage there = LivePage.open(other, officer.cookie())) {
            long ended = System.nanoTime();
            officer.submit(officer.get("/alert/list.xhtml"), "session", Map.of("session:signOut", ""));
            there.closeCode(PATIENCE);
            double seconds = (System.nanoTime() - ended) / 1e9;
            expect(
                    findings,
                    "who signed out on one node heard no more on the other after %.1f s, promised 2 s"
                            .formatted(seconds),
                    seconds,
                    exact);
        }
        Officer dismissed = Officer.signIn(one, "jkt-kelurahan", one.password("jkt-kelurahan"));
        try (LivePage there = LivePage.open(other, dismissed.cookie())) {
            stage.books().change(membership("least(now(), valid_until)"));
            long moved = System.nanoTime();
            there.closeCode(PATIENCE);
            double seconds = (System.nanoTime() - moved) / 1e9;
            expect(
                    findings,
                    "whose last membership ended heard no more after %.1f s, promised 2 s".formatted(seconds),
                    seconds,
                    exact);
        } finally {
            stage.books().change(membership("null"));
        }
    }

    private static String membership(String until) {
        return "update core.membership m set valid_until = " + until
                + " from core.account a where a.person_id = m.person_id and a.user_name = 'jkt-kelurahan'";
    }

    private static void expect(Findings findings, String sentence, double seconds, boolean exact) {
        findings.expect(sentence, seconds <= (exact ? SOON : PATIENCE).toNanos() / 1e9);
    }

    private static long units(LivePage page) {
        return page.frames().stream().filter(frame -> frame.contains("unit:")).count();
    }

    private static void awaitAlert(Connection books, String ticket) throws SQLException {
        try (PreparedStatement query = books.prepareStatement("select 1 from core.alert where reference = ?")) {
            query.setString(1, ticket);
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < end) {
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        return;
                    }
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
        throw new AssertionError("nobody was told of " + ticket);
    }
}
