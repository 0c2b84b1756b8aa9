package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.chat.community.boundary.CommunityDesk;
import id.kentongan.chat.community.boundary.CommunityFile;
import id.kentongan.chat.community.boundary.CommunityView;
import id.kentongan.chat.community.entity.CommunityRefused;
import id.kentongan.chat.community.entity.CommunityRefused.Reason;
import id.kentongan.chat.community.entity.CommunityState;
import id.kentongan.chat.community.entity.NewCommunity;
import id.kentongan.chat.community.entity.Visibility;
import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.review.boundary.OwnRuling;
import id.kentongan.chat.review.boundary.ReviewDesk;
import id.kentongan.chat.review.boundary.ReviewFile;
import id.kentongan.chat.review.boundary.ReviewWish;
import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.boundary.HomeDesk;
import id.kentongan.chat.talk.boundary.RoomView;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.SpeakerKind;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.boundary.SignIn;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rooms of RT and RW officials, and communities that citizens found (CM.1 to CM.5). */
@ExtendWith(ArquillianExtension.class)
class CommunityIT {

    private static final AreaCode GAMBIR = new AreaCode(Town.KELURAHAN);
    private static final AreaCode HOME = new AreaCode(Town.KELURAHAN + ".003");
    private static final AreaCode NEXT_RW = new AreaCode(Town.KELURAHAN + ".004");
    private static final AreaCode ELSEWHERE = new AreaCode("31.71.01.1002");

    @Inject
    private Town town;

    @Inject
    private CommunityDesk desk;

    @Inject
    private TalkDesk talk;

    @Inject
    private ReviewDesk reviews;

    @Inject
    private HomeDesk homes;

    @Inject
    private SignIn signIn;

    private Actor ani;
    private Actor budi;
    private Actor moderator;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void moveIn() {
        ani = known(HOME);
        budi = known(NEXT_RW);
        moderator = town.officer(Tier.KELURAHAN);
    }

    @AfterEach
    void close() {
        town.change(
                "update chat.community set state = 'CLOSED', decided_at = now() - interval '1 year', decided_by = id,"
                        + " note = 'Lama'");
        town.change("update chat.room set closed_at = now() where kind = 'COMMUNITY'");
    }

    // ------------------------------------------------------------ officials

    @Test
    void officials_of_rt_and_rw_and_officers_talk_where_no_citizen_comes() {
        Actor official = official("RT_OFFICIAL");
        Actor other = official("RW_OFFICIAL");
        UUID room = roomOf(official, RoomKind.RT_OFFICIALS).seat().room();

        assertThat(talk.rooms(official))
                .extracting(view -> view.seat().kind())
                .containsExactly(RoomKind.ANNOUNCEMENTS, RoomKind.KELURAHAN, RoomKind.RT_OFFICIALS);
        assertThat(roomOf(moderator, RoomKind.RT_OFFICIALS).seat().room()).isEqualTo(room);
        assertThat(talk.rooms(ani)).extracting(view -> view.seat().kind()).doesNotContain(RoomKind.RT_OFFICIALS);
        assertThat(refusedTalk(() -> talk.room(ani, room))).isEqualTo(TalkRefused.Reason.UNKNOWN);
        assertThat(refusedTalk(() -> talk.say(ani, room, words("Boleh masuk?"))))
                .isEqualTo(TalkRefused.Reason.UNKNOWN);
        assertThat(refusedTalk(() -> talk.room(town.stranger(), room))).isEqualTo(TalkRefused.Reason.UNKNOWN);

        MessageRow said = talk.say(official, room, words("Kerja bakti hari Minggu"));
        MessageRow answer = talk.say(moderator, room, words("Kelurahan mengirim truk"));

        assertThat(said.speakerKind()).isEqualTo(SpeakerKind.OFFICIAL);
        assertThat(talk.before(other, room, answer.seq() + 1, 2))
                .extracting(MessageRow::words, MessageRow::speakerName)
                .containsExactly(
                        tuple("Kelurahan mengirim truk", answer.speakerName()),
                        tuple("Kerja bakti hari Minggu", official.displayName()));
        UUID citizens = roomOf(official, RoomKind.KELURAHAN).seat().room();
        MessageRow told = talk.say(official, citizens, words("RT 4 kerja bakti hari Minggu"));
        assertThat(told.speakerKind()).as("an RT is no office").isEqualTo(SpeakerKind.OFFICIAL);
        assertThat(talk.before(ani, citizens, told.seq() + 1, 1).get(0).speakerName())
                .as("what citizens read")
                .isNotEqualTo(official.displayName());
    }

    // ------------------------------------------------------------ communities

    @Test
    void a_community_is_asked_for_let_in_joined_talked_in_left_and_closed() {
        CommunityView asked = desk.found(ani, wish("Posyandu Melati", Visibility.KELURAHAN));
        UUID id = asked.community().id();
        assertThat(asked.community().state()).isEqualTo(CommunityState.ASKED);
        assertThat(asked.founded()).isTrue();
        assertThat(desk.of(budi)).as("not open yet").isEmpty();
        assertThat(refused(() -> desk.join(budi, id))).isEqualTo(Reason.UNKNOWN);

        CommunityFile waiting = desk.moderated(moderator).get(0);
        assertThat(waiting.community().name()).isEqualTo("Posyandu Melati");
        assertThat(waiting.community().founderName()).isNotBlank().isNotEqualTo(ani.displayName());
        assertThat(desk.decide(moderator, id, true, null).community().state()).isEqualTo(CommunityState.OPEN);
        assertThat(refused(() -> desk.decide(moderator, id, false, "Lagi"))).isEqualTo(Reason.DECIDED);
        assertThat(town.texts("select action from core.audit_entry where object = ?", "community:" + id))
                .containsExactly("COMMUNITY_OPEN");

        assertThat(talk.rooms(ani))
                .last()
                .extracting(view -> view.seat().kind(), view -> view.seat().name())
                .containsExactly(RoomKind.COMMUNITY, "Posyandu Melati");
        assertThat(refusedTalk(() -> talk.room(budi, id))).as("has not joined").isEqualTo(TalkRefused.Reason.UNKNOWN);
        CommunityView joined = desk.join(budi, id);
        assertThat(joined.joined()).isTrue();
        assertThat(joined.community().members()).isEqualTo(2);
        MessageRow said = talk.say(budi, id, words("Timbangan sudah ada"));
        UUID kelurahan = roomOf(budi, RoomKind.KELURAHAN).seat().room();
        assertThat(said.speaker())
                .as("the name of the kelurahan")
                .isEqualTo(talk.say(budi, kelurahan, words("Salam")).speaker());
        assertThat(talk.before(ani, id, Long.MAX_VALUE, 1).get(0).words()).isEqualTo("Timbangan sudah ada");
        assertThat(talk.before(moderator, id, Long.MAX_VALUE, 1))
                .as("offices read along")
                .hasSize(1);

        assertThat(desk.leave(budi, id).joined()).isFalse();
        assertThat(refusedTalk(() -> talk.say(budi, id, words("Masih?")))).isEqualTo(TalkRefused.Reason.UNKNOWN);
        assertThat(desk.of(budi)).extracting(view -> view.joined()).containsExactly(false);
        desk.join(budi, id);

        assertThat(refused(() -> desk.close(moderator, id, " "))).isEqualTo(Reason.NOTE_MISSING);
        desk.close(moderator, id, "Kegiatan sudah selesai");
        assertThat(refusedTalk(() -> talk.room(ani, id))).isEqualTo(TalkRefused.Reason.UNKNOWN);
        assertThat(refusedTalk(() -> talk.room(moderator, id))).isEqualTo(TalkRefused.Reason.UNKNOWN);
        assertThat(List.of(desk.of(ani), desk.of(budi)))
                .allSatisfy(mine -> assertThat(mine)
                        .extracting(
                                view -> view.community().state(),
                                view -> view.community().note())
                        .containsExactly(tuple(CommunityState.CLOSED, "Kegiatan sudah selesai")));
        assertThat(desk.of(known(HOME))).as("of no interest to others").isEmpty();
    }

    @Test
    void who_refuses_says_why_and_the_founder_reads_it() {
        UUID id = desk.found(ani, wish("Arisan Warga", Visibility.KELURAHAN))
                .community()
                .id();

        assertThat(refused(() -> desk.decide(moderator, id, false, null))).isEqualTo(Reason.NOTE_MISSING);
        assertThat(refused(() -> desk.decide(town.stranger(), id, false, "Bukan")))
                .isEqualTo(Reason.UNKNOWN);
        desk.decide(moderator, id, false, "Arisan sudah ada di RW lain");

        assertThat(desk.of(ani))
                .extracting(
                        view -> view.community().state(),
                        view -> view.community().note())
                .containsExactly(tuple(CommunityState.REFUSED, "Arisan sudah ada di RW lain"));
        assertThat(desk.moderated(moderator)).isEmpty();
        assertThat(refused(() -> desk.join(budi, id))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void only_a_trusted_account_founds_one() {
        Actor fresh = town.neighbour(HOME);
        talk.rooms(fresh);
        CommunityRefused early = catchThrowableOfType(
                CommunityRefused.class, () -> desk.found(fresh, wish("Baru Datang", Visibility.KELURAHAN)));
        assertThat(early.reason()).isEqualTo(Reason.TOO_NEW);
        assertThat(early.number()).isEqualTo(14);

        Actor warned = known(HOME);
        strike(warned, Outcome.WARN, 0);
        assertThat(refused(() -> desk.found(warned, wish("Yang Ditegur", Visibility.KELURAHAN))))
                .isEqualTo(Reason.STRIKES);
        Actor silenced = known(HOME);
        strike(silenced, Outcome.MUTE, 1);
        assertThat(refusedTalk(() -> desk.found(silenced, wish("Yang Diam", Visibility.KELURAHAN))))
                .isEqualTo(TalkRefused.Reason.SILENCED);
        assertThat(refusedTalk(() -> desk.found(town.citizen(), wish("Tanpa Rumah", Visibility.KELURAHAN))))
                .isEqualTo(TalkRefused.Reason.NO_HOME);
        assertThat(refusedTalk(() -> desk.found(moderator, wish("Petugas", Visibility.KELURAHAN))))
                .isEqualTo(TalkRefused.Reason.UNKNOWN);
        assertThat(refused(() -> desk.found(known(GAMBIR), wish("Tanpa RW", Visibility.RW))))
                .isEqualTo(Reason.NO_RW);
    }

    @Test
    void names_are_bounded_looked_at_by_the_rules_and_taken_once() {
        String severe = Shipped.rules().stream()
                .filter(rule -> rule.kind() == RuleKind.MODERATION && rule.severity() == Severity.SEVERE)
                .findFirst()
                .orElseThrow()
                .matching()
                .get(0);
        assertThat(refused(() ->
                        desk.found(ani, new NewCommunity("Kelompok kami", "Kami mau " + severe, Visibility.KELURAHAN))))
                .isEqualTo(Reason.WORDS_UNFIT);
        assertThat(refused(() -> wish("Di", Visibility.KELURAHAN))).isEqualTo(Reason.NAME_LENGTH);
        assertThat(refused(() -> wish("x".repeat(61), Visibility.KELURAHAN))).isEqualTo(Reason.NAME_LENGTH);
        assertThat(refused(() -> new NewCommunity("Taman", "Pendek", Visibility.KELURAHAN)))
                .isEqualTo(Reason.PURPOSE_LENGTH);

        desk.found(ani, wish("Taman  Baca", Visibility.KELURAHAN));
        assertThat(refused(() -> desk.found(budi, wish("taman baca", Visibility.RW))))
                .isEqualTo(Reason.NAME_TAKEN);
        desk.found(ani, wish("Karang Taruna", Visibility.KELURAHAN));
        assertThat(refused(() -> desk.found(ani, wish("Yang Ketiga", Visibility.KELURAHAN))))
                .isEqualTo(Reason.TOO_MANY_OWN);
    }

    @Test
    void one_of_an_rw_is_found_by_who_lives_there_and_left_by_moving_away() {
        UUID id = desk.found(ani, wish("Ronda RW 3", Visibility.RW)).community().id();
        desk.decide(moderator, id, true, "Selamat bekerja");
        Actor near = known(HOME);

        assertThat(desk.of(budi)).isEmpty();
        assertThat(refused(() -> desk.join(budi, id))).isEqualTo(Reason.UNKNOWN);
        assertThat(desk.of(near)).hasSize(1);
        desk.join(near, id);
        homes.say(near, NEXT_RW, null);
        assertThat(refusedTalk(() -> talk.room(near, id))).isEqualTo(TalkRefused.Reason.UNKNOWN);
        homes.say(near, HOME, null);
        assertThat(refusedTalk(() -> talk.room(near, id)))
                .as("who comes back joins anew")
                .isEqualTo(TalkRefused.Reason.UNKNOWN);
        assertThat(desk.join(near, id).community().members()).isEqualTo(2);

        int before = roomOf(ani, RoomKind.KELURAHAN).members();
        homes.say(near, ELSEWHERE, null);
        assertThat(roomOf(ani, RoomKind.KELURAHAN).members())
                .as("who has moved away is counted no more")
                .isEqualTo(before - 1);
        assertThat(desk.of(ani)).extracting(view -> view.community().members()).containsExactly(1);
        assertThat(desk.of(near)).isEmpty();
    }

    @Test
    void moderators_decide_about_words_there_and_who_was_silenced_answers_also_after_it_was_closed() {
        UUID id = desk.found(ani, wish("Bank Sampah", Visibility.KELURAHAN))
                .community()
                .id();
        desk.decide(moderator, id, true, null);
        desk.join(budi, id);
        MessageRow said = talk.say(budi, id, words("Besok malam kita bakar warungnya"));
        ReviewFile file = reviews.waiting(moderator).stream()
                .filter(each -> each.review().messageId().equals(said.id()))
                .findFirst()
                .orElseThrow();
        assertThat(talk.before(ani, id, said.seq() + 1, 1).get(0).words())
                .as("held")
                .isNull();

        reviews.decide(moderator, file.review().id(), new ReviewWish(Outcome.BLOCK, Policy.THREAT, 24, "Mengancam"));
        assertThat(refusedTalk(() -> talk.room(budi, id))).isEqualTo(TalkRefused.Reason.BLOCKED);
        assertThat(refusedTalk(() ->
                        talk.room(budi, roomOf(budi, RoomKind.KELURAHAN).seat().room())))
                .as("in all rooms of that name")
                .isEqualTo(TalkRefused.Reason.BLOCKED);
        desk.leave(budi, id);
        assertThat(refusedTalk(() -> desk.join(budi, id)))
                .as("leaving is no way back")
                .isEqualTo(TalkRefused.Reason.BLOCKED);
        desk.close(moderator, id, "Disalahgunakan");
        OwnRuling appealed = reviews.appeal(budi, id, said.seq(), "Itu dialog film");
        assertThat(appealed.appealable()).isFalse();
    }

    @Test
    void what_many_say_there_is_an_alarm_of_the_kelurahan() {
        UUID id = desk.found(ani, wish("Siaga Bencana", Visibility.KELURAHAN))
                .community()
                .id();
        desk.decide(moderator, id, true, null);
        String tag = "#siaga" + UUID.randomUUID().toString().substring(0, 6);
        for (int i = 0; i < 10; i++) {
            Actor member = town.neighbour(HOME);
            desk.join(member, id);
            talk.say(member, id, words("Air masuk rumah " + tag));
        }
        assertThat(town.count("select count(*) from chat.alarm where area_code = ? and topic = ?", GAMBIR.value(), tag))
                .isOne();
    }

    @Test
    void a_community_is_full_and_a_kelurahan_has_so_many() {
        UUID id = desk.found(ani, wish("Penuh Sesak", Visibility.KELURAHAN))
                .community()
                .id();
        desk.decide(moderator, id, true, null);
        town.change(
                "insert into chat.member (tenant_id, room_id, speaker, citizen) select 1, ?, md5(n::text), true"
                        + " from generate_series(1, 499) n",
                id);
        CommunityRefused full = catchThrowableOfType(CommunityRefused.class, () -> desk.join(budi, id));
        assertThat(full.reason()).isEqualTo(Reason.FULL);
        assertThat(full.number()).isEqualTo(500);

        town.change(
                "insert into chat.community (tenant_id, id, area_code, visibility, name, purpose, founder, state, asked_at)"
                        + " select 1, gen_random_uuid(), ?, 'KELURAHAN', 'Nomor ' || n, 'Ada banyak sekali', md5(n::text),"
                        + " 'ASKED', now() from generate_series(1, 29) n",
                GAMBIR.value());
        assertThat(refused(() -> desk.found(budi, wish("Satu Lagi", Visibility.KELURAHAN))))
                .isEqualTo(Reason.TOO_MANY_HERE);
    }

    /** A neighbour who has been in the room of the kelurahan for a month. */
    private Actor known(AreaCode home) {
        Actor neighbour = town.neighbour(home);
        UUID room = roomOf(neighbour, RoomKind.KELURAHAN).seat().room();
        String speaker = roomOf(neighbour, RoomKind.KELURAHAN).seat().speaker().id();
        town.change(
                "update chat.member set since = current_date - 30 where room_id = ? and speaker = ?", room, speaker);
        return neighbour;
    }

    private void strike(Actor citizen, Outcome outcome, int hours) {
        UUID room = roomOf(citizen, RoomKind.KELURAHAN).seat().room();
        MessageRow said = talk.say(citizen, room, words("Besok malam kita bakar warungnya"));
        ReviewFile file = reviews.waiting(moderator).stream()
                .filter(each -> each.review().messageId().equals(said.id()))
                .findFirst()
                .orElseThrow();
        reviews.decide(moderator, file.review().id(), new ReviewWish(outcome, Policy.THREAT, hours, "Mengancam"));
    }

    private Actor official(String role) {
        UUID person = town.hire(town.unit(Tier.KELURAHAN), "-1 day", null, false);
        town.change("update core.membership set role = ? where person_id = ?", role, person);
        town.change(
                "update core.account set password_hash = 'none', display_name = ? where person_id = ?", role, person);
        return signIn.refresh(person).orElseThrow();
    }

    private RoomView roomOf(Actor actor, RoomKind kind) {
        return talk.rooms(actor).stream()
                .filter(view -> view.seat().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static NewCommunity wish(String name, Visibility visibility) {
        return new NewCommunity(name, "Tempat warga mengatur kegiatan bersama", visibility);
    }

    private static NewMessage words(String text) {
        return new NewMessage(UUID.randomUUID(), text, null);
    }

    private static Reason refused(Runnable work) {
        return catchThrowableOfType(CommunityRefused.class, work::run).reason();
    }

    private static TalkRefused.Reason refusedTalk(Runnable work) {
        return catchThrowableOfType(TalkRefused.class, work::run).reason();
    }
}
