package id.kentongan.bench;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/**
 * B6: ten thousand deadlines that are due in the same moment. A hop is a deadline found due, the escalation and the next
 * deadline committed, the message sent, received, and the alert committed with its recipients. Beside it a bare Artemis of
 * the same version on the same disk, whose one producer sends durable messages as long as ours and waits for each to be on
 * disk. B6b: the same among a hundred thousand reports and among a million, where a due row must cost the same.
 */
final class Hops {
    private static final double GOAL = 0.25;
    private static final double STRETCH = 0.4;
    private static final double MOST_SECONDS = 60;
    private static final double MOST_GROWTH = 1.2;
    private static final int DUE = 10_000;
    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;
    private static final long LIMIT_NANOS = 600_000_000_000L;
    private static final String OURS =
            "select c.id from core.case_file c where c.kind = 'REPORT' and c.state = 'OPEN' and c.preset = 'dki'"
                    + " and exists (select from report.report r where r.tenant_id = c.tenant_id and r.id = c.id"
                    + " and r.channel = 'OPEN311')";

    private final City city;
    private final Findings findings;
    private final Options options;
    private double slowest;

    Hops(City city, Findings findings, Options options) {
        this.city = city;
        this.findings = findings;
        this.options = options;
    }

    /**
     * One wave.
     *
     * @param raised seconds until every escalation was committed
     * @param told seconds until every alert was
     * @param databaseMillis processor time of the database for a due row, to the last alert
     */
    private record Wave(double raised, double told, double databaseMillis) {}

    void run() throws Exception {
        new Load(options.clients()).times(DUE, number -> new Intake(city, findings, options).citizen(number));
        city.settle();
        city.change("create table public.wave as " + OURS + " limit " + DUE, "create unique index on public.wave (id)");
        findings.require(city.number("select count(*) from public.wave") + " open reports", waveSize() == DUE);
        fill(FEW, 7);
        findings.say("");
        findings.say(
                "among, wave | s until escalations, alerts are committed | hops/s | Artemis msg/s | ratio | PG ms/row");
        List<Double> ratios = new ArrayList<>();
        List<Double> few = waves(FEW, ratios);
        fill(MANY - FEW, 8);
        List<Double> many = waves(MANY, ratios);
        check(2 * options.pairs());
        findings.say("");
        double ratio = Intake.median(ratios);
        findings.goal(
                "median ratio %.3f, goal at least %.2f, stretch %.2f".formatted(ratio, GOAL, STRETCH), ratio >= GOAL);
        findings.goal(
                "the slowest wave of %d was committed after %.1f s, goal at most %.0f"
                        .formatted(DUE, slowest, MOST_SECONDS),
                slowest <= MOST_SECONDS);
        double growth = Intake.median(many) / Intake.median(few);
        findings.goal(
                "ten times the reports: %.2f times the time until the escalations of a wave are committed, goal at most %.1f"
                        .formatted(growth, MOST_GROWTH),
                growth <= MOST_GROWTH);
    }

    private long waveSize() throws SQLException {
        return city.number("select count(*) from public.wave");
    }

    private List<Double> waves(int among, List<Double> ratios) throws Exception {
        List<Double> raised = new ArrayList<>();
        for (int i = 0; i < options.pairs(); i++) {
            double limit = bare();
            Wave wave = wave();
            slowest = Math.max(slowest, wave.told());
            double hops = DUE / wave.told();
            ratios.add(hops / limit);
            raised.add(wave.raised());
            findings.say(
                    "%7d, %d | %5.1f, %5.1f | %6.0f | %6.0f | %.3f | %.2f",
                    among, i + 1, wave.raised(), wave.told(), hops, limit, hops / limit, wave.databaseMillis());
        }
        return raised;
    }

    private Wave wave() throws Exception {
        city.change("update core.deadline d set due_at = now() from public.wave w where w.id = d.case_id"
                + " and d.fired_at is null and d.cancelled_at is null");
        double database = Processor.withChildren(city.databasePid());
        long began = System.nanoTime();
        // Asked as the sweep asks: counting what was raised would take longer with each wave.
        double raised = until(
                began,
                "select not exists (select from core.deadline d join public.wave w on w.id = d.case_id"
                        + " where d.due_at <= now() and d.fired_at is null and d.cancelled_at is null)");
        double told = until(began, "select not exists (select from core.outbox o where o.consumed_at is null)");
        return new Wave(raised, told, (Processor.withChildren(city.databasePid()) - database) * 1e3 / DUE);
    }

    private double until(long began, String query) throws Exception {
        while (city.number("select case when (" + query + ") then 1 else 0 end") == 0) {
            if (System.nanoTime() - began > LIMIT_NANOS) {
                throw new IllegalStateException("not within " + LIMIT_NANOS / 1_000_000_000 + " s: " + query);
            }
            LockSupport.parkNanos(100_000_000);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void fill(int reports, int seed) throws Exception {
        findings.progress("inventing %d reports", reports);
        city.invent(reports, seed);
        city.change("vacuum analyze", "checkpoint");
    }

    /** Each step once, each with its message and its alert. */
    private void check(int waves) throws SQLException {
        long steps = city.number("select count(*) from core.escalation e join public.wave w on w.id = e.case_id");
        findings.say("");
        findings.require(steps + " escalations in " + waves + " waves", steps == (long) waves * DUE);
        findings.require(
                "none before its time", city.number("select count(*) from core.deadline where fired_at < due_at") == 0);
        long alerts = city.number(
                "select count(*) from core.alert a join public.wave w on w.id = a.case_id where a.kind <> 'NEW'");
        findings.require(alerts + " alerts", alerts == steps);
    }

    /** Durable messages that one producer gets on disk in a second, each acknowledged before the next. */
    private double bare() throws Exception {
        Path folder = city.home().resolve("bare-" + UUID.randomUUID());
        String address;
        try (ServerSocket free = new ServerSocket(0)) {
            address = "tcp://127.0.0.1:" + free.getLocalPort();
        }
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("bench", address);
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.start();
        try (ServerLocator locator = ActiveMQClient.createServerLocator(address);
                ClientSessionFactory factory =
                        locator.setBlockOnDurableSend(true).createSessionFactory();
                ClientSession session = factory.createSession(true, true)) {
            session.createQueue(QueueConfiguration.of("bare").setRoutingType(RoutingType.ANYCAST));
            ClientProducer producer = session.createProducer("bare");
            byte[] text = "x".repeat(400).getBytes(StandardCharsets.UTF_8);
            send(session, producer, text, System.nanoTime() + options.seconds() * 250_000_000L);
            long began = System.nanoTime();
            long sent = send(session, producer, text, began + options.seconds() * 500_000_000L);
            return sent * 1e9 / (System.nanoTime() - began);
        } finally {
            server.stop();
        }
    }

    private static long send(ClientSession session, ClientProducer producer, byte[] text, long end) throws Exception {
        long sent = 0;
        while (System.nanoTime() < end) {
            ClientMessage message = session.createMessage(true);
            message.getBodyBuffer().writeBytes(text);
            producer.send(message);
            sent++;
        }
        return sent;
    }
}
