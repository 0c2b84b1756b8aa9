package id.kentongan.chat.alarm.control;

import id.kentongan.chat.alarm.control.AlarmBook.Burst;
import id.kentongan.chat.alarm.entity.AlarmNumber;
import id.kentongan.chat.alarm.entity.AlarmPolicy;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.entity.MessageSaid;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.escalation.entity.NewCase;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notices that many people of a kelurahan speak of the same thing, in the transaction of the message that makes them many:
 * then a case is opened that climbs the ladder of emergencies.
 */
@ApplicationScoped
public class Bursts {

    private static final Set<RoomKind> OF_CITIZENS =
            EnumSet.of(RoomKind.KELURAHAN, RoomKind.NEIGHBOURHOOD, RoomKind.COMMUNITY);
    private static final String TOPICS =
            "banjir,kebakaran,gempa,longsor,puting-beliung,pohon-tumbang,listrik,wabah,orang-hilang";

    private final AlarmBook book;
    private final Cases cases;
    private final Units units;
    private final Tenants tenants;
    private final Sql sql;
    private final AlarmPolicy policy;

    @Inject
    public Bursts(AlarmBook book, Cases cases, Units units, Tenants tenants, Sql sql, Settings settings) {
        this.book = book;
        this.cases = cases;
        this.units = units;
        this.tenants = tenants;
        this.sql = sql;
        this.policy = new AlarmPolicy(
                Stream.of(settings.find("kentongan.chat.alarm.topics")
                                .orElse(TOPICS)
                                .split(","))
                        .map(String::strip)
                        .filter(topic -> !topic.isEmpty())
                        .collect(Collectors.toSet()),
                settings.number("kentongan.chat.alarm.speakers", 5, 1, 1_000),
                settings.number("kentongan.chat.alarm.taggers", 10, 1, 1_000),
                Duration.ofMinutes(settings.number("kentongan.chat.alarm.minutes", 15, 1, 1_440)));
    }

    /** For the container's proxy. */
    protected Bursts() {
        this.book = null;
        this.cases = null;
        this.units = null;
        this.tenants = null;
        this.sql = null;
        this.policy = null;
    }

    void on(@Observes MessageSaid said) {
        Seat seat = said.seat();
        if (!seat.speaker().citizen() || !OF_CITIZENS.contains(seat.kind())) {
            return;
        }
        AreaCode kelurahan = seat.area().at(Level.KELURAHAN).orElseThrow();
        for (String subject : policy.subjects(said.topics(), said.tags())) {
            boolean goesOn = book.heard(seat, kelurahan, subject, said.at());
            book.signal(seat, kelurahan, subject, said.seq(), said.at());
            if (!goesOn) {
                Burst burst = book.burst(
                        seat.tenantId(), kelurahan, subject, said.at().minus(policy.window()));
                if (burst.speakers() >= policy.needed(subject)) {
                    raise(seat.tenantId(), kelurahan, subject, burst, said.at());
                }
            }
        }
    }

    private void raise(int tenantId, AreaCode kelurahan, String subject, Burst burst, OffsetDateTime at) {
        Tenant tenant = tenants.tenant(tenantId).orElseThrow();
        Optional<Unit> first = units.answerableFor(kelurahan, Tier.KELURAHAN);
        UUID id = UuidV7.at(at.toInstant());
        String number = AlarmNumber.of(tenant.code(), id).value();
        if (first.isEmpty() || !book.raise(tenantId, id, number, kelurahan, subject, burst, at)) {
            return;
        }
        Writes writes = new Writes();
        cases.open(
                new NewCase(CaseKind.CHAT_ALARM, tenant, id, number, subject, kelurahan, Priority.EMERGENCY, null),
                first.get(),
                List.of(),
                writes);
        sql.write(writes);
    }
}
