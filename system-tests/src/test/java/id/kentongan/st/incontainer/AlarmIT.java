package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.chat.alarm.boundary.AlarmDesk;
import id.kentongan.chat.alarm.boundary.AlarmFile;
import id.kentongan.chat.alarm.entity.AlarmRefused;
import id.kentongan.chat.alarm.entity.AlarmRefused.Reason;
import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.st.Eventually;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many speak of in a room is a case that climbs. Each test speaks of something else in a kelurahan of its own. */
@ExtendWith(ArquillianExtension.class)
class AlarmIT {

    private static final AreaCode CIDENG = new AreaCode("31.71.01.1002");
    private static final int ENOUGH = 5;

    @Inject
    private Town town;

    @Inject
    private TalkDesk talk;

    @Inject
    private AlarmDesk desk;

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    private List<Actor> neighbours(int count) {
        return Stream.generate(() -> town.neighbour(CIDENG)).limit(count).toList();
    }

    private static String about(String topic) {
        return Shipped.rules().stream()
                .filter(rule -> rule.kind() == RuleKind.TOPIC && rule.label().equals(topic))
                .findFirst()
                .orElseThrow()
                .matching()
                .get(0);
    }

    private void say(Actor who, String words) {
        UUID room = talk.rooms(who).stream()
                .filter(view -> view.seat().kind() == RoomKind.KELURAHAN)
                .findFirst()
                .orElseThrow()
                .seat()
                .room();
        talk.say(who, room, new NewMessage(UUID.randomUUID(), words, null));
    }

    private List<AlarmFile> alarms(Actor officer, String topic) {
        return desk.alarms(officer).stream()
                .filter(file -> file.alarm().topic().equals(topic)
                        && file.alarm().area().equals(CIDENG))
                .toList();
    }

    private List<String> told(AlarmFile file) {
        return town.texts(
                "select u.tier || ' ' || a.kind from core.alert a join core.unit u on u.id = a.unit_id where a.case_id = ?",
                file.alarm().id());
    }

    private static Reason refusal(ThrowingCallable call) {
        return catchThrowableOfType(AlarmRefused.class, call).reason();
    }

    @Test
    void many_who_speak_of_a_flood_are_heard_up_to_the_city_and_one_who_shouts_is_not() {
        Actor mayor = town.officer(Tier.PEMKOT);
        String words = about("banjir");
        Actor loud = town.neighbour(CIDENG);
        for (int i = 0; i < 2 * ENOUGH; i++) {
            say(loud, words);
        }
        assertThat(alarms(mayor, "banjir")).isEmpty();

        neighbours(ENOUGH - 1).forEach(each -> say(each, words));

        AlarmFile file = alarms(mayor, "banjir").get(0);
        assertThat(file.alarm().speakers()).isEqualTo(ENOUGH);
        assertThat(town.texts(
                        "select kind || ' ' || priority || ' ' || reference from core.case_file where id = ?",
                        file.alarm().id()))
                .containsExactly("CHAT_ALARM EMERGENCY " + file.alarm().number());
        // The ladder of emergencies: the city hears of it a second later, by itself.
        Eventually.passes(() -> assertThat(told(file)).contains("KELURAHAN NEW", "PEMKOT ESCALATION"));

        say(town.neighbour(CIDENG), words);
        AlarmFile grown = desk.open(mayor, 1, file.alarm().number());
        assertThat(grown.alarm().speakers()).isEqualTo(ENOUGH + 1);
        assertThat(grown.said())
                .hasSize(ENOUGH + 1)
                .allMatch(line -> line.words().equals(words));
        assertThat(alarms(mayor, "banjir")).hasSize(1);
    }

    @Test
    void who_takes_it_stops_the_climb_and_says_at_the_end_what_it_was() {
        Actor mayor = town.officer(Tier.PEMKOT);
        String words = about("kebakaran");
        List<Actor> people = neighbours(ENOUGH);
        people.forEach(each -> say(each, words));
        AlarmFile file = alarms(mayor, "kebakaran").get(0);
        String number = file.alarm().number();

        assertThat(refusal(() -> desk.close(mayor, 1, number, "sudah"))).isEqualTo(Reason.NOT_TAKEN);
        desk.take(mayor, 1, number);
        assertThat(refusal(() -> desk.take(mayor, 1, number))).isEqualTo(Reason.TAKEN);
        assertThat(desk.open(mayor, 1, number).taker()).isNotNull();
        assertThat(town.count(
                        "select count(*) from core.deadline where case_id = ? and phase = 'ACCEPT' and fired_at is null"
                                + " and cancelled_at is null",
                        file.alarm().id()))
                .isZero();
        assertThat(refusal(() -> desk.close(mayor, 1, number, " "))).isEqualTo(Reason.NOTE_MISSING);
        desk.close(mayor, 1, number, "Korsleting, api padam");
        assertThat(refusal(() -> desk.close(mayor, 1, number, "lagi"))).isEqualTo(Reason.CLOSED);
        assertThat(desk.open(mayor, 1, number).alarm().closed().note()).isEqualTo("Korsleting, api padam");
        assertThat(town.texts("select action from core.audit_entry where object = ?", "chat-alarm:" + number))
                .containsExactlyInAnyOrder("CHAT_ALARM_TAKEN", "CHAT_ALARM_CLOSED");

        // What was said before it was over raises no other one; the same people, again, do.
        say(people.get(0), words);
        assertThat(alarms(mayor, "kebakaran")).hasSize(1);
        people.subList(1, ENOUGH).forEach(each -> say(each, words));
        assertThat(alarms(mayor, "kebakaran")).hasSize(2);
    }

    @Test
    void many_at_the_same_moment_make_one_alarm() throws Exception {
        String words = about("gempa");
        List<Future<?>> all = new ArrayList<>();
        for (Actor each : neighbours(4 * ENOUGH)) {
            all.add(threads.submit(() -> say(each, words)));
        }
        for (Future<?> one : all) {
            one.get();
        }

        List<AlarmFile> raised = alarms(town.officer(Tier.PEMKOT), "gempa");
        assertThat(raised).hasSize(1);
        assertThat(raised.get(0).alarm().speakers()).isEqualTo(4 * ENOUGH);
    }

    @Test
    void an_office_of_another_place_finds_no_such_alarm() {
        String words = about("longsor");
        neighbours(ENOUGH).forEach(each -> say(each, words));
        String number =
                alarms(town.officer(Tier.PEMKOT), "longsor").get(0).alarm().number();
        Actor gambir = town.officer(Tier.KELURAHAN);

        assertThat(alarms(gambir, "longsor")).isEmpty();
        assertThat(refusal(() -> desk.open(gambir, 1, number))).isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> desk.take(gambir, 1, number))).isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> desk.take(town.stranger(), 1, number))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void a_hashtag_of_many_is_heard_whatever_it_says() {
        String tag = "tag" + UUID.randomUUID().toString().substring(0, 8);
        Actor mayor = town.officer(Tier.PEMKOT);
        neighbours(2 * ENOUGH - 1).forEach(each -> say(each, "Lihat #" + tag));
        assertThat(alarms(mayor, "#" + tag)).isEmpty();
        say(town.neighbour(CIDENG), "Lihat #" + tag);
        assertThat(alarms(mayor, "#" + tag)).hasSize(1);
    }
}
