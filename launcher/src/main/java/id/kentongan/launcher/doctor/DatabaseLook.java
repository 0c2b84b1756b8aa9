package id.kentongan.launcher.doctor;

import id.kentongan.launcher.doctor.Finding.Grade;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a migrated database says about itself and about the work that waits in it. */
final class DatabaseLook {
    private static final long LATE_SECONDS = 120;
    private static final long STUCK_SECONDS = 300;
    private static final long SKEW_MILLIS = 30_000;

    private final Connection owner;
    private final Words words;
    private final boolean running;

    /** @param running whether a Kentongan should be working on it at this moment */
    DatabaseLook(Connection owner, Words words, boolean running) {
        this.owner = owner;
        this.words = words;
        this.running = running;
    }

    List<Finding> look() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(durability());
        findings.add(clock());
        findings.add(partitions());
        findings.add(outbox());
        findings.add(deadLetters());
        findings.add(deadlines());
        return findings;
    }

    /** Each of them off means that a commit which was acknowledged can be forgotten. */
    private Finding durability() throws SQLException {
        List<String> off = new ArrayList<>();
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if ("off".equals(text("select current_setting(?)", setting))) {
                off.add(setting);
            }
        }
        return off.isEmpty()
                ? words.finding(Grade.WELL, "durability")
                : words.finding(Grade.ILL, "durability-off", String.join(", ", off));
    }

    private Finding clock() throws SQLException {
        long before = System.currentTimeMillis();
        long there = number("select (extract(epoch from clock_timestamp()) * 1000)::bigint");
        long after = System.currentTimeMillis();
        long skew = there < before ? before - there : Math.max(0, there - after);
        return skew <= SKEW_MILLIS
                ? words.finding(Grade.WELL, "clock", skew)
                : words.finding(Grade.HINT, "clock-skew", skew / 1000);
    }

    private Finding partitions() throws SQLException {
        long missing = number("""
                select count(*) from core.partitioned p join pg_class c on c.oid = p.table_name
                where not exists (select from pg_class k
                    where k.relnamespace = c.relnamespace and k.relname
                        = c.relname || to_char((now() at time zone 'UTC') + interval '1 month', '_YYYYMM'))""");
        return missing == 0
                ? words.finding(Grade.WELL, "partitions")
                : words.finding(running ? Grade.ILL : Grade.HINT, "partitions-missing", missing);
    }

    private Finding outbox() throws SQLException {
        long[] waiting = numbers("""
                select count(*), coalesce(max(extract(epoch from now() - created_at)), 0)::bigint
                from core.outbox where published_at is null and failures = 0""");
        long[] unapplied = numbers("""
                select count(*), coalesce(max(extract(epoch from now() - published_at)), 0)::bigint
                from core.outbox o where consumed_at is null and published_at is not null
                and not exists (select from core.dead_letter d where d.message_id = o.id::text and d.replayed_at is null)""");
        if (running && waiting[1] > LATE_SECONDS) {
            return words.finding(Grade.ILL, "outbox-stuck", waiting[0], waiting[1]);
        }
        if (running && unapplied[1] > STUCK_SECONDS) {
            return words.finding(Grade.ILL, "outbox-unapplied", unapplied[0], unapplied[1]);
        }
        return words.finding(Grade.WELL, "outbox", waiting[0] + unapplied[0]);
    }

    private Finding deadLetters() throws SQLException {
        long open = number("""
                select count(*) from core.dead_letter d
                where replayed_at is null and discarded_at is null
                and not exists (select from core.outbox o where o.tenant_id = d.tenant_id and o.id::text = d.message_id
                                and o.consumed_at is not null)""");
        return open == 0
                ? words.finding(Grade.WELL, "dead-letters")
                : words.finding(Grade.ILL, "dead-letters-open", open);
    }

    private Finding deadlines() throws SQLException {
        long[] late = numbers("""
                select count(*), coalesce(max(extract(epoch from now() - due_at)), 0)::bigint
                from core.deadline where fired_at is null and cancelled_at is null and due_at < now()""");
        return running && late[1] > LATE_SECONDS
                ? words.finding(Grade.ILL, "deadlines-late", late[0], late[1])
                : words.finding(Grade.WELL, "deadlines", late[0]);
    }

    private long number(String query) throws SQLException {
        return numbers(query)[0];
    }

    private long[] numbers(String query) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long[] numbers = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.getLong(i + 1);
            }
            return numbers;
        }
    }

    private String text(String query, String argument) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(query)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
