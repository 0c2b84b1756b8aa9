package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.measure.Findings;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Five messages that cannot be applied, each for another reason, among a thousand that can. */
final class Poison implements Experiment {

    private static final String ADMINISTRATOR = "jkt-pemprov";
    private static final Pattern A_LETTER = Pattern.compile("data-letter=\"([0-9a-f-]{36})\"");
    private static final int THROTTLED = 500;

    /** What is wrong with a message, how it reads, and how an operator mends it. */
    private record Kind(String name, String payload, String mended) {}

    @Override
    public String id() {
        return "R6";
    }

    @Override
    public String title() {
        return "five poison messages among a thousand";
    }

    @Override
    public String control() {
        return "nothing is kept in the table of dead letters";
    }

    @Override
    public String mustMiss() {
        return "all five kept";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        // Clients wait for a place instead of coming again after a pause, which would be what is measured.
        Kentongan kentongan = Stage.fresh(run, Map.of("KENTONGAN_BOUNDS_WAITING", "40"));
        return Stage.on(run, kentongan, () -> {});
    }

    @Override
    public void unprotect(Stage stage) throws Exception {
        stage.books()
                .change(
                        "create function core.forget() returns trigger language plpgsql as 'begin return null; end'",
                        "create trigger forget before insert on core.dead_letter for each row execute function core.forget()");
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        int good = run.sized(1_000, 60);
        Kentongan kentongan = stage.kentongan();
        Ledger ledger = stage.ledger();
        Books books = stage.books();
        prepare(books);
        List<UUID> messages;
        try (Load load = new Load(kentongan, ledger, run.seed())) {
            told(load, books, run.sized(good, 0));
            double without = told(load, books, good);
            messages = poison(load, books, ledger);
            double with = told(load, books, good);
            findings.say(
                    "%d good messages told: %.0f a second before, %.0f a second among the poison",
                    good, good / without, good / with);
            if (!run.shortened()) {
                findings.expect("throughput among the poison at least 90 % of that before", without / with >= 0.9);
            }
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(1)));
        }
        String parked = "select 5 - count(*) from core.dead_letter where replayed_at is null";
        double all = books.untilZero(parked, Duration.ofSeconds(run.unprotected() ? 60 : 90));
        findings.expect("all five kept %.0f s later".formatted(all), all >= 0);
        if (run.unprotected()) {
            return;
        }
        findings.expect(
                "of them after five attempts each",
                4,
                books.number("select count(*) from core.dead_letter where deliveries = 5 and not newer"));
        findings.expect(
                "at the first attempt, as only a later version can know it",
                1,
                books.number("select count(*) from core.dead_letter where deliveries = 1 and newer"));
        decide(findings, kentongan, books, messages);
        throttled(findings, kentongan, books, run.sized(THROTTLED, 100));
        double told =
                books.untilZero("select count(*) from core.outbox where consumed_at is null", Duration.ofMinutes(2));
        findings.expect("nothing is left in the outbox", told >= 0);
        books.judgeReports(findings, ledger);
    }

    /** Ladders end with the first message, so that only these are there; one officer is an administrator too. */
    private static void prepare(Books books) throws SQLException {
        books.change(
                "create function core.linger() returns trigger language plpgsql as"
                        + " 'begin new.due_at := new.due_at + interval ''1 day''; return new; end'",
                "create trigger linger before insert on core.deadline for each row execute function core.linger()",
                "insert into core.membership (id, person_id, role) select gen_random_uuid(), person_id, 'ADMINISTRATOR'"
                        + " from core.account where user_name = '" + ADMINISTRATOR + "'");
    }

    /** Seconds until so many more reports are accepted and told. */
    private static double told(Load load, Books books, int number) throws SQLException {
        long before = books.number("select count(*) from core.alert");
        long began = System.nanoTime();
        for (int i = 0; i < number; i++) {
            load.submit();
        }
        books.untilZero(
                "select greatest(0, " + (before + number) + " - count(*)) from core.alert", Duration.ofMinutes(5));
        return (System.nanoTime() - began) / 1e9;
    }

    /** Five reports that nobody touches any more, each with one message too many. */
    private static List<UUID> poison(Load load, Books books, Ledger ledger) throws SQLException {
        told(load, books, 5);
        List<UUID> messages = new ArrayList<>();
        books.change(
                """
                create function core.stumble() returns trigger language plpgsql as '
                    begin
                        if new.round = 77 then raise exception ''null value in the handler''; end if;
                        return new;
                    end'""", "create trigger stumble before insert on core.alert for each row execute function core.stumble()");
        try (Connection connection = books.connect()) {
            List<UUID> cases = ids(
                    connection,
                    "select id from core.case_file where reference in ("
                            + String.join(
                                    ",",
                                    ledger.tickets().stream()
                                            .map(ticket -> "'" + ticket + "'")
                                            .toList())
                            + ") order by opened_at desc limit 5");
            for (int i = 0; i < 5; i++) {
                UUID message =
                        ids(connection, "select core.id_floor(now()) as id").get(0);
                message = new UUID(
                        message.getMostSignificantBits() | 0x7000L | i, 0x8000000000000000L | System.nanoTime());
                messages.add(message);
                UUID aCase = i == 2
                        ? new UUID(message.getMostSignificantBits(), message.getLeastSignificantBits() ^ 1)
                        : cases.get(i);
                insert(connection, message, aCase, kind(connection, i, message, aCase, cases.get(i)));
            }
        }
        return messages;
    }

    private static Kind kind(Connection connection, int number, UUID message, UUID aCase, UUID neighbour)
            throws SQLException {
        String good;
        try (PreparedStatement query =
                connection.prepareStatement("select payload from core.outbox where case_id = ? limit 1")) {
            query.setObject(1, neighbour);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                good = row.getString(1)
                        .replaceFirst("\"messageId\":\"[^\"]*\"", "\"messageId\":\"" + message + "\"")
                        .replaceFirst("\"case\":\"[^\"]*\"", "\"case\":\"" + aCase + "\"")
                        .replaceFirst("\"sequence\":\\d+", "\"sequence\":2")
                        .replaceFirst("\"round\":\\d+", "\"round\":" + (number == 3 ? 77 : 1));
            }
        }
        return switch (number) {
            case 0 -> new Kind("broken JSON", good.substring(0, good.length() / 2), good);
            case 1 -> new Kind("unknown version", good.replaceFirst("\"version\":1", "\"version\":99"), good);
            case 2 -> new Kind("no such report", good, good);
            case 3 -> new Kind("the handler fails", good, good);
            default ->
                new Kind(
                        "two megabytes",
                        good.replaceFirst("\\{", "{\"later\":\"" + "x".repeat(2_000_000) + "\","),
                        good);
        };
    }

    private static void insert(Connection connection, UUID message, UUID aCase, Kind kind) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into core.outbox (tenant_id, id, case_id, case_seq, queue, type, version, payload, created_at)
                values (1, ?, ?, 2, 'kelurahan', 'case-alert', 1, ?, now())""")) {
            insert.setObject(1, message);
            insert.setObject(2, aCase);
            insert.setString(3, kind.payload());
            insert.executeUpdate();
        }
    }

    private static List<UUID> ids(Connection connection, String query) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** The page shows the five; four are mended and sent again, the fifth is discarded. */
    private static void decide(Findings findings, Kentongan kentongan, Books books, List<UUID> messages)
            throws SQLException {
        Officer administrator = Officer.signIn(kentongan, ADMINISTRATOR, kentongan.password(ADMINISTRATOR));
        HttpResponse<String> page = administrator.get("/operation/dead-letters.xhtml");
        List<String> letters = letters(page.body());
        findings.expect("on the page", 5, letters.size());
        findings.expect(
                "the page shows reason and report",
                List.of(
                                        "version 99",
                                        "there is no case",
                                        "not a case-alert version 1",
                                        "longer than",
                                        "null value in the handler")
                                .stream()
                                .allMatch(page.body()::contains)
                        && page.body().contains("JKT-"));
        findings.expect(
                "an officer who is no administrator gets 404",
                404,
                Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"))
                        .get("/operation/dead-letters.xhtml")
                        .statusCode());

        mend(books, messages);
        String discarded = books.texts(
                        "select id::text from core.dead_letter where message_id = '" + messages.get(4) + "'")
                .get(0);
        administrator.submit(
                page, "letters", Map.of("letter", discarded, "letters:reason", " ", "letters:discard", ""));
        findings.expect(
                "discarded without a reason",
                0,
                books.number("select count(*) from core.dead_letter where discarded_at is not null"));
        page = administrator.get("/operation/dead-letters.xhtml");
        administrator.submit(
                page,
                "letters",
                Map.of("letter", discarded, "letters:reason", "Pesan ganda dari uji coba", "letters:discard", ""));
        findings.expect(
                "discarded with a reason, and in the audit",
                1,
                books.number("select count(*) from core.dead_letter d join core.audit_entry a"
                        + " on a.object = 'dead-letter:' || d.id and a.action = 'DEAD_LETTER_DISCARDED'"
                        + " and a.detail = d.discard_reason and a.actor like 'person:%' where d.id = '" + discarded
                        + "'"));
        page = administrator.get("/operation/dead-letters.xhtml");
        administrator.submit(page, "letters", Map.of("letters:replayOldest", ""));
        String four = messages.stream()
                .limit(4)
                .map(id -> "'" + id + "'")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        books.untilZero("select 4 - count(*) from core.alert where id in (" + four + ")", Duration.ofSeconds(60));
        administrator.submit(page, "letters", Map.of("letters:replayOldest", ""));
        findings.expect(
                "mended, sent again, each with its effect once",
                4,
                books.number("select count(*) from core.alert where id in (" + four + ")"));
        findings.expect(
                "effects of the discarded one",
                0,
                books.number("select count(*) from core.alert where id = '" + messages.get(4) + "'"));
        findings.expect(
                "sent again, in the audit",
                4,
                books.number("select count(*) from core.audit_entry where action = 'DEAD_LETTER_REPLAYED'"));
        findings.expect(
                "left on the page",
                0,
                letters(administrator.get("/operation/dead-letters.xhtml").body())
                        .size());
    }

    private static void mend(Books books, List<UUID> messages) throws SQLException {
        String good = "(select payload from core.outbox g where g.case_id = o.case_id and g.case_seq = 1)::jsonb"
                + " || jsonb_build_object('messageId', o.id, 'sequence', 2, 'round', 1)";
        books.change(
                "drop trigger stumble on core.alert",
                "update core.outbox o set payload = (" + good + ")::text where id in ('" + messages.get(0) + "', '"
                        + messages.get(1) + "')",
                "insert into core.case_file (tenant_id, id, kind, reference, topic, area_code, preset, state, tier, last_seq,"
                        + " opened_at, version) select c.tenant_id, o.case_id, c.kind, 'JKT-MENDED', c.topic, c.area_code,"
                        + " c.preset, c.state, c.tier, 2, c.opened_at, 1 from core.outbox o, (select * from core.case_file"
                        + " limit 1) c where o.id = '" + messages.get(2) + "'");
    }

    /** Hundreds at once must not delay those of today: they leave at a bounded rate. */
    private static void throttled(Findings findings, Kentongan kentongan, Books books, int number) throws SQLException {
        books.change("create temporary table flood as select c.id as case_id, g.n from generate_series(1, " + number
                + ") as g (n), lateral (select id from core.case_file where reference <> 'JKT-MENDED' order by id"
                + " offset g.n - 1 limit 1) c; "
                + """
                insert into core.outbox (tenant_id, id, case_id, case_seq, queue, type, version, payload, created_at,
                                         published_at, failures, sends)
                select 1, (left(core.id_floor(now())::text, 14) || '7000-8000-' || lpad(to_hex(f.n), 12, '0'))::uuid,
                       f.case_id, 1000 + f.n, 'kelurahan', 'case-alert', 1, '', now(), now(), 5, 5
                from flood f;
                update core.outbox o set payload = ((select payload from core.outbox g where g.case_id = o.case_id
                        and g.case_seq = 1)::jsonb || jsonb_build_object('messageId', o.id, 'sequence', o.case_seq,
                        'round', o.case_seq))::text
                where case_seq > 1000;
                insert into core.dead_letter (id, message_id, queue, body, reason, deliveries, parked_at, tenant_id)
                select gen_random_uuid(), id::text, queue, payload, 'flood', 5, now(), 1
                from core.outbox where case_seq > 1000""");
        Officer administrator = Officer.signIn(kentongan, ADMINISTRATOR, kentongan.password(ADMINISTRATOR));
        HttpResponse<String> page = administrator.get("/operation/dead-letters.xhtml");
        findings.expect("a page of many has twenty", 20, letters(page.body()).size());
        administrator.submit(page, "letters", Map.of("letters:replayOldest", ""));
        books.untilZero(
                "select count(*) from core.outbox where case_seq > 1000 and consumed_at is null",
                Duration.ofMinutes(2));
        // The second in which they are applied tells nothing when the machine is busy: it may do several seconds' at
        // once.
        findings.expect(
                number + " sent again at once: effects earlier than their turn at 50 a second", 0, books.number("""
                        select count(*) from (
                            select a.created_at, d.replayed_at, row_number() over (order by d.id) - 1 as place
                            from core.dead_letter d join core.alert a on a.id = d.message_id::uuid
                            where d.reason = 'flood') r
                        where created_at < replayed_at + make_interval(secs => place / 50)"""));
        findings.expect(
                "effects of them, each once",
                number,
                books.number(
                        "select count(*) from core.alert where id in (select id from core.outbox where case_seq > 1000)"));
    }

    private static List<String> letters(String page) {
        List<String> ids = new ArrayList<>();
        Matcher each = A_LETTER.matcher(page);
        while (each.find()) {
            ids.add(each.group(1));
        }
        return ids;
    }
}
