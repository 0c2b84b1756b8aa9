package id.kentongan.core.notification.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.NoticeHabit;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.NoticeWishes;
import id.kentongan.core.notification.entity.NoticeWishes.Row;
import id.kentongan.core.notification.entity.Pace;
import id.kentongan.core.notification.entity.QuietHours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How people want to be told, as the database keeps it: what differs from the standard alone. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Wishes {

    private record Wished(UUID reader, Row row, Pace pace) {}

    private final Sql sql;

    @Inject
    public Wishes(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Wishes() {
        this.sql = null;
    }

    /** @return of each of these people the wishes, the standard ones for who has none */
    public Map<UUID, NoticeWishes> of(Collection<UUID> people) {
        String list = people.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        Map<UUID, NoticeHabit> habits = new HashMap<>();
        sql.list(
                "select person_id, quiet, quiet_from, quiet_until, daily_at, language from core.notice_habit"
                        + " where person_id = any (?::uuid[])",
                row -> habits.put(row.getObject(1, UUID.class), habit(row)),
                list);
        Map<UUID, Map<Row, Pace>> paces = sql
                .list(
                        "select person_id, topic, channel, pace from core.notice_wish where person_id = any (?::uuid[])",
                        row -> new Wished(
                                row.getObject(1, UUID.class),
                                new Row(NoticeTopic.valueOf(row.getString(2)), NoticeChannel.valueOf(row.getString(3))),
                                Pace.valueOf(row.getString(4))),
                        list)
                .stream()
                .collect(Collectors.groupingBy(Wished::reader, Collectors.toMap(Wished::row, Wished::pace)));
        return Set.copyOf(people).stream()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> new NoticeWishes(
                                paces.getOrDefault(person, Map.of()),
                                habits.getOrDefault(person, NoticeHabit.STANDARD))));
    }

    /** Keeps what differs from the standard, in the place of what was wished before. */
    public void keep(UUID person, NoticeWishes wishes) {
        Writes writes = new Writes();
        NoticeHabit habit = wishes.habit();
        QuietHours quiet = habit.quiet().orElse(QuietHours.STANDARD);
        writes.add(
                """
                insert into core.notice_habit (person_id, quiet, quiet_from, quiet_until, daily_at, language)
                values (?, ?, ?, ?, ?, ?)
                on conflict (person_id) do update set quiet = excluded.quiet, quiet_from = excluded.quiet_from,
                    quiet_until = excluded.quiet_until, daily_at = excluded.daily_at, language = excluded.language""", person, habit.quiet().isPresent(), quiet.from(), quiet.until(), habit.dailyAt(), habit.language());
        writes.add("delete from core.notice_wish where person_id = ?", person);
        wishes.paces().forEach((row, pace) -> {
            if (pace != Pace.standard(row.topic(), row.channel())) {
                writes.add(
                        "insert into core.notice_wish (person_id, topic, channel, pace) values (?, ?, ?, ?)",
                        person,
                        row.topic().name(),
                        row.channel().name(),
                        pace.name());
            }
        });
        sql.write(writes);
    }

    private static NoticeHabit habit(ResultSet row) throws SQLException {
        Optional<QuietHours> quiet = row.getBoolean(2)
                ? Optional.of(new QuietHours(row.getObject(3, LocalTime.class), row.getObject(4, LocalTime.class)))
                : Optional.empty();
        return new NoticeHabit(quiet, row.getObject(5, LocalTime.class), row.getString(6));
    }
}
