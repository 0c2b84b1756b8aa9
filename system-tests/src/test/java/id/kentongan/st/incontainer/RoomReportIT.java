package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageKind;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.Move;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.ReportMoves;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.st.Eventually;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that become reports, and rooms that hear how the reports move of which they speak. */
@ExtendWith(ArquillianExtension.class)
class RoomReportIT {

    private static final AreaCode HOME = new AreaCode(Town.KELURAHAN + ".003");

    @Inject
    private Town town;

    @Inject
    private TalkDesk desk;

    @Inject
    private ReportIntake intake;

    @Inject
    private ReportMoves moves;

    private Actor ani;
    private Actor budi;
    private UUID room;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void moveIn() {
        ani = town.neighbour(HOME);
        budi = town.neighbour(HOME);
        room = desk.rooms(ani).stream()
                .filter(view -> view.seat().kind() == RoomKind.KELURAHAN)
                .findFirst()
                .orElseThrow()
                .seat()
                .room();
    }

    @Test
    void who_said_it_may_say_that_it_became_a_report_and_the_room_hears_how_that_moves() {
        MessageRow said = desk.say(ani, room, words("Sampah menumpuk di gang 3"));
        UUID report = town.file();
        String ticket = town.ticket(report);

        MessageRow became = desk.reported(ani, room, said.seq(), ticket);
        assertThat(became.reference()).isEqualTo(ticket);
        assertThat(became.words()).isEqualTo(said.words());
        assertThat(desk.reported(ani, room, said.seq(), ticket).change()).isEqualTo(became.change());

        Actor officer = town.officer(Tier.KELURAHAN);
        for (Move move : List.of(Move.VERIFY, Move.ACCEPT, Move.START)) {
            moves.move(officer, 1, ticket, MoveWish.of(move));
        }

        assertThat(news(became.change()))
                .extracting(MessageRow::noticeKey, MessageRow::reference, MessageRow::replyTo)
                .containsExactly(
                        tuple("chat.notice.verified", ticket, said.seq()),
                        tuple("chat.notice.accepted", ticket, said.seq()));
    }

    @Test
    void a_report_that_the_room_spoke_of_and_nobody_answers_climbs_before_its_eyes() {
        UUID report = town.file();
        String ticket = town.ticket(report);
        MessageRow said = desk.say(budi, room, words("Masih menunggu kabar " + ticket + " sejak kemarin"));

        for (int step = 1; step <= 6; step++) {
            int fired = step;
            town.timePasses(report);
            Eventually.isTrue(
                    "step " + step,
                    () -> town.texts("select 1::text from core.escalation where case_id = ?", report)
                                    .size()
                            == fired);
        }

        assertThat(news(said.change()))
                .filteredOn(row -> ticket.equals(row.reference()))
                .extracting(MessageRow::noticeKey, MessageRow::replyTo)
                .containsExactly(tuple("chat.notice.climbed", said.seq()), tuple("chat.notice.climbed", said.seq()));
    }

    @Test
    void of_a_category_that_is_never_public_no_room_hears() {
        NewReport secret = new NewReport(
                town.tenant(), "tindak-kriminal", Town.LAT, Town.LON, null, "Pencurian di pasar", Channel.WEB);
        String ticket = intake.file(secret).ticket();
        MessageRow said = desk.say(ani, room, words("Nomornya " + ticket));

        moves.move(town.officer(Tier.KELURAHAN), 1, ticket, MoveWish.of(Move.ACCEPT));

        assertThat(news(said.change())).extracting(MessageRow::reference).doesNotContain(ticket);
    }

    @Test
    void of_others_words_only_an_office_makes_reports_and_of_each_message_one() {
        MessageRow said = desk.say(ani, room, words("Lampu taman mati"));
        String ticket = town.ticket(town.file());

        assertThat(refusal(() -> desk.reportable(budi, room, said.seq()))).isEqualTo(Reason.NOT_YOURS);
        assertThat(refusal(() -> desk.reported(budi, room, said.seq(), ticket))).isEqualTo(Reason.NOT_YOURS);
        assertThat(refusal(() -> desk.reportable(ani, room, said.seq() + 1_000)))
                .isEqualTo(Reason.NO_SUCH_MESSAGE);

        Actor officer = town.officer(Tier.KELURAHAN);
        assertThat(desk.reportable(officer, room, said.seq()).message().words()).isEqualTo("Lampu taman mati");
        desk.reported(officer, room, said.seq(), ticket);
        assertThat(refusal(() -> desk.reportable(ani, room, said.seq()))).isEqualTo(Reason.REPORTED);
        String another = town.ticket(town.file());
        assertThat(refusal(() -> desk.reported(ani, room, said.seq(), another))).isEqualTo(Reason.REPORTED);

        MessageRow announced = desk.announce(officer, room, words("Taman ditutup besok"));
        assertThat(refusal(() -> desk.reportable(officer, room, announced.seq())))
                .isEqualTo(Reason.NO_SUCH_MESSAGE);
        desk.remove(ani, room, desk.say(ani, room, words("Salah kirim")).seq());
        long last = desk.before(ani, room, Long.MAX_VALUE, 1).get(0).seq();
        assertThat(refusal(() -> desk.reportable(ani, room, last))).isEqualTo(Reason.NO_SUCH_MESSAGE);
    }

    private List<MessageRow> news(long after) {
        return desk.after(budi, room, after, TalkDesk.MOST).rows().stream()
                .filter(row -> row.kind() == MessageKind.NOTICE)
                .toList();
    }

    private static NewMessage words(String text) {
        return new NewMessage(UUID.randomUUID(), text, null);
    }

    private static Reason refusal(Runnable work) {
        return catchThrowableOfType(TalkRefused.class, work::run).reason();
    }
}
