package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.boundary.RoomView;
import id.kentongan.chat.talk.boundary.SentPurge;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.Picture;
import id.kentongan.chat.talk.entity.Place;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.Move;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Citizens and officers in the rooms of a kelurahan (TK.1 to TK.6). */
@ExtendWith(ArquillianExtension.class)
class TalkIT {

    private static final AreaCode HOME = new AreaCode(Town.KELURAHAN + ".003");
    private static final AreaCode ELSEWHERE = new AreaCode("31.71.01.1002");

    @Inject
    private Town town;

    @Inject
    private TalkDesk desk;

    @Inject
    private SentPurge purge;

    @Inject
    private Vault vault;

    @Resource
    private ManagedExecutorService threads;

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
        room = roomOf(ani, RoomKind.KELURAHAN).seat().room();
    }

    @Test
    void a_citizen_is_in_the_rooms_of_where_they_live_and_moves_with_their_home() {
        assertThat(desk.rooms(ani))
                .extracting(
                        view -> view.seat().kind(), view -> view.seat().area().value())
                .containsExactly(
                        tuple(RoomKind.ANNOUNCEMENTS, Town.KELURAHAN),
                        tuple(RoomKind.KELURAHAN, Town.KELURAHAN),
                        tuple(RoomKind.NEIGHBOURHOOD, HOME.value()));
        String name = desk.say(ani, room, words("Selamat pagi")).speakerName();

        assertThat(vault.setHome(ani.personId(), ELSEWHERE)).isEqualTo(Move.MOVED);

        RoomView moved = roomOf(ani, RoomKind.KELURAHAN);
        assertThat(moved.seat().area()).isEqualTo(ELSEWHERE);
        assertThat(refusal(() -> desk.say(ani, room, words("Masih di sini")))).isEqualTo(Reason.UNKNOWN);
        MessageRow there = desk.say(ani, moved.seat().room(), words("Salam kenal"));
        assertThat(there.speakerName()).isNotNull();
        assertThat(there.speaker())
                .isNotEqualTo(desk.before(budi, room, Long.MAX_VALUE, 1).get(0).speaker());
        assertThat(desk.before(budi, room, Long.MAX_VALUE, 1).get(0).speakerName())
                .isEqualTo(name);
        assertThat(vault.setHome(ani.personId(), HOME)).isEqualTo(Move.TOO_SOON);
    }

    @Test
    void who_has_not_said_how_old_they_are_or_is_younger_than_17_is_in_no_room() {
        Actor somebody = town.citizen();
        assertThat(refusal(() -> desk.rooms(somebody))).isEqualTo(Reason.NO_HOME);
        vault.setHome(somebody.personId(), HOME);
        assertThat(refusal(() -> desk.rooms(somebody))).isEqualTo(Reason.NO_AGE);
        vault.setAgeBand(somebody.personId(), AgeBand.FROM_13_TO_16);
        assertThat(refusal(() -> desk.rooms(somebody))).isEqualTo(Reason.TOO_YOUNG);
        assertThat(refusal(() -> desk.say(somebody, room, words("Halo")))).isEqualTo(Reason.TOO_YOUNG);
        vault.setAgeBand(somebody.personId(), AgeBand.AGED_17);
        assertThat(desk.rooms(somebody)).hasSize(3);
    }

    @Test
    void what_a_number_was_used_for_is_forgotten_after_30_days_and_the_message_is_not() {
        MessageRow old = desk.say(ani, room, words("Lama"));
        MessageRow fresh = desk.say(ani, room, words("Baru"));
        town.change(
                "with old as (delete from chat.sent where room_id = ? and seq = ? returning *) insert into chat.sent (tenant_id,"
                        + " speaker, client_id, room_id, seq, print, sent_at) select tenant_id, speaker, client_id, room_id,"
                        + " seq, print, now() - interval '31 days' from old",
                room,
                old.seq());

        assertThat(purge.purge()).isPositive();

        assertThat(town.texts("select seq::text from chat.sent where room_id = ? and seq >= ?", room, old.seq()))
                .containsExactly(Long.toString(fresh.seq()));
        assertThat(desk.before(ani, room, old.seq() + 1, 1).get(0).words()).isEqualTo("Lama");
    }

    @Test
    void the_same_message_sent_again_is_said_once_and_other_words_under_its_number_are_refused() {
        NewMessage message = words("Lampu di gang 4 mati");

        MessageRow first = desk.say(ani, room, message);
        MessageRow again = desk.say(ani, room, message);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.seq()).isEqualTo(first.seq());
        assertThat(refusal(() -> desk.say(ani, room, new NewMessage(message.clientId(), "Lain", null))))
                .isEqualTo(Reason.ID_REUSED);
        assertThat(desk.say(budi, room, message).seq()).isEqualTo(first.seq() + 1);
    }

    @Test
    void many_at_once_get_numbers_without_a_gap_and_each_resent_message_one_of_them() throws Exception {
        long before = roomOf(ani, RoomKind.KELURAHAN).lastSeq();
        List<Future<Long>> said = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            NewMessage message = words("Pesan " + i);
            Actor who = i % 2 == 0 ? ani : budi;
            said.add(threads.submit(() -> desk.say(who, room, message).seq()));
            said.add(threads.submit(() -> desk.say(who, room, message).seq()));
        }
        Set<Long> numbers = new HashSet<>();
        for (Future<Long> one : said) {
            numbers.add(one.get(60, TimeUnit.SECONDS));
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(before + 1, before + 40).boxed().toList());
        assertThat(roomOf(ani, RoomKind.KELURAHAN).lastSeq()).isEqualTo(before + 40);
    }

    @Test
    void who_was_away_hears_of_edits_and_of_what_was_taken_back() {
        MessageRow first = desk.say(ani, room, words("Banjir 30 cm di RW 3 #banjir"));
        MessageRow second = desk.say(ani, room, words("Salah kirim"));
        long known = desk.after(budi, room, 0, TalkDesk.MOST).upTo();

        desk.edit(ani, room, first.seq(), "Banjir 50 cm di RW 3 #banjir");
        desk.remove(ani, room, second.seq());
        desk.react(budi, room, first.seq(), Reaction.SAD);

        Changes news = desk.after(budi, room, known, TalkDesk.MOST);
        assertThat(news.rows())
                .extracting(MessageRow::seq, MessageRow::words, MessageRow::state, MessageRow::reactions)
                .containsExactly(
                        tuple(second.seq(), null, MessageState.REMOVED, Map.of()),
                        tuple(
                                first.seq(),
                                "Banjir 50 cm di RW 3 #banjir",
                                MessageState.SHOWN,
                                Map.of(Reaction.SAD, 1)));
        assertThat(news.upTo()).isEqualTo(known + 3);
        assertThat(news.more()).isFalse();
        assertThat(town.texts("select words from chat.message_revision where room_id = ? order by change", room))
                .endsWith("Banjir 30 cm di RW 3 #banjir", "Salah kirim");
        assertThat(refusal(() -> desk.edit(budi, room, first.seq(), "Tidak benar")))
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(refusal(() -> desk.remove(budi, room, first.seq()))).isEqualTo(Reason.NOT_YOURS);
        assertThat(refusal(() -> desk.react(budi, room, second.seq(), Reaction.AGREE)))
                .isEqualTo(Reason.NO_SUCH_MESSAGE);
    }

    @Test
    void long_absence_is_caught_up_with_page_by_page() {
        long known = roomOf(budi, RoomKind.KELURAHAN).lastChange();
        for (int i = 0; i < 7; i++) {
            desk.say(ani, room, words("Ke-" + i));
        }

        Changes page = desk.after(budi, room, known, 5);
        Changes rest = desk.after(budi, room, page.upTo(), 5);

        assertThat(page.more()).isTrue();
        assertThat(page.rows()).extracting(MessageRow::words).containsExactly("Ke-0", "Ke-1", "Ke-2", "Ke-3", "Ke-4");
        assertThat(rest.more()).isFalse();
        assertThat(rest.rows()).extracting(MessageRow::words).containsExactly("Ke-5", "Ke-6");
        assertThat(rest.upTo()).isEqualTo(known + 7);
    }

    @Test
    void words_that_are_held_are_read_by_their_speaker_alone() {
        MessageRow held = desk.say(ani, room, words("Perlu dilihat dulu"));
        town.change("update chat.message set state = 'HELD' where id = ?", held.id());

        assertThat(desk.before(ani, room, held.seq() + 1, 1).get(0).words()).isEqualTo("Perlu dilihat dulu");
        assertThat(desk.before(budi, room, held.seq() + 1, 1).get(0).words()).isNull();
        assertThat(desk.search(budi, room, "dilihat", null, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void one_reads_up_to_a_message_and_never_back() {
        long read = roomOf(budi, RoomKind.KELURAHAN).lastSeq();
        desk.say(ani, room, words("Satu"));
        MessageRow second = desk.say(ani, room, words("Dua"));
        assertThat(roomOf(budi, RoomKind.KELURAHAN).unread()).isEqualTo(2);
        assertThat(roomOf(ani, RoomKind.KELURAHAN).unread()).isZero();

        desk.read(budi, room, second.seq());
        desk.read(budi, room, read);
        assertThat(roomOf(budi, RoomKind.KELURAHAN).unread()).isZero();

        desk.read(budi, room, Long.MAX_VALUE);
        desk.say(ani, room, words("Tiga"));
        assertThat(roomOf(budi, RoomKind.KELURAHAN).unread()).isOne();
    }

    @Test
    void what_was_said_is_found_by_any_form_of_its_words_and_by_its_tags() {
        String rare = "gardu" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[^a-f]", "x");
        MessageRow said = desk.say(ani, room, words("Warga membersihkan " + rare + " #Sampah_" + rare));

        assertThat(desk.search(budi, room, "dibersihkan " + rare, null, Long.MAX_VALUE, 10))
                .extracting(MessageRow::seq)
                .containsExactly(said.seq());
        assertThat(desk.search(budi, room, "", "#sampah_" + rare, Long.MAX_VALUE, 10))
                .extracting(MessageRow::seq)
                .containsExactly(said.seq());
        assertThat(desk.search(budi, room, rare + " kebakaran", null, Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void officers_announce_and_citizens_read_and_react() {
        Actor officer = town.officer(Tier.KELURAHAN);
        UUID channel = roomOf(ani, RoomKind.ANNOUNCEMENTS).seat().room();
        assertThat(refusal(() -> desk.say(ani, channel, words("Boleh bicara?"))))
                .isEqualTo(Reason.READ_ONLY);
        assertThat(refusal(() -> desk.announce(ani, room, words("Pengumuman")))).isEqualTo(Reason.READ_ONLY);

        MessageRow told = desk.announce(officer, channel, words("Posyandu Rabu jam 9"));
        desk.pin(officer, channel, told.seq(), true);
        desk.react(ani, channel, told.seq(), Reaction.THANKS);

        assertThat(desk.pinned(budi, channel))
                .extracting(MessageRow::words, MessageRow::pinned, MessageRow::reactions)
                .contains(tuple("Posyandu Rabu jam 9", true, Map.of(Reaction.THANKS, 1)));
        assertThat(told.speakerName()).isNotEqualTo(officer.displayName());
        assertThat(desk.before(officer, channel, told.seq() + 1, 1).get(0).mine())
                .isTrue();
    }

    @Test
    void officers_of_other_governments_find_no_room() {
        Actor stranger = town.stranger();

        assertThat(refusal(() -> desk.room(stranger, room))).isEqualTo(Reason.UNKNOWN);
        assertThat(desk.rooms(stranger, new AreaCode(Town.KELURAHAN))).isEmpty();
        assertThat(desk.rooms(town.officer(Tier.PEMKOT), new AreaCode(Town.KELURAHAN)))
                .extracting(view -> view.seat().speaks())
                .containsExactly(false, false, false);
        assertThat(refusal(() -> desk.room(
                        ani,
                        roomOf(town.officer(Tier.KELURAHAN), RoomKind.OFFICERS)
                                .seat()
                                .room())))
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void who_is_silenced_reads_and_who_is_blocked_does_not() {
        desk.room(budi, room);
        String speaker = desk.say(budi, room, words("Saya")).speaker();
        town.change("update chat.member set silenced_until = now() + interval '1 hour' where speaker = ?", speaker);
        TalkRefused silenced = catchThrowableOfType(TalkRefused.class, () -> desk.say(budi, room, words("Lagi")));
        assertThat(silenced.reason()).isEqualTo(Reason.SILENCED);
        assertThat(silenced.seconds()).isBetween(3_000L, 3_600L);
        assertThat(desk.before(budi, room, Long.MAX_VALUE, 1)).hasSize(1);

        town.change("update chat.member set blocked_until = now() + interval '1 hour' where speaker = ?", speaker);
        assertThat(refusal(() -> desk.before(budi, room, Long.MAX_VALUE, 1))).isEqualTo(Reason.BLOCKED);

        town.change("update chat.member set blocked_until = now(), silenced_until = now() where speaker = ?", speaker);
        assertThat(desk.say(budi, room, words("Kembali")).words()).isEqualTo("Kembali");
    }

    @Test
    void a_slow_room_makes_citizens_wait_and_officers_not() {
        Actor officer = town.officer(Tier.KELURAHAN);
        Actor rina = town.neighbour(new AreaCode("31.71.01.1003"));
        UUID slow = roomOf(rina, RoomKind.KELURAHAN).seat().room();
        town.change("update chat.room set slow_seconds = 600 where id in (?, ?)", slow, room);
        try {
            desk.say(rina, slow, words("Pertama"));
            assertThat(refusal(() -> desk.say(rina, slow, words("Kedua")))).isEqualTo(Reason.SLOW);
            desk.say(officer, room, words("Satu"));
            assertThat(desk.say(officer, room, words("Dua")).words()).isEqualTo("Dua");
        } finally {
            town.change("update chat.room set slow_seconds = 0 where id in (?, ?)", slow, room);
        }
    }

    @Test
    void officials_of_an_rt_confirm_what_they_were_asked_to_read_and_nobody_else_does() {
        Actor head = town.officer(Tier.KELURAHAN);
        Actor first = town.official();
        Actor second = town.official();
        MessageRow plain = desk.announce(head, room, words("Air padam besok"));
        MessageRow asked = desk.ask(head, room, words("Kerja bakti hari Minggu, tolong teruskan ke warga"));

        assertThat(plain.confirmation()).isNull();
        assertThat(asked.confirmation().asked()).isGreaterThanOrEqualTo(2);
        assertThat(asked.confirmation().done()).isZero();
        assertThat(refusal(() -> desk.confirm(ani, room, asked.seq()))).isEqualTo(Reason.NOT_ASKED);
        assertThat(refusal(() -> desk.confirm(head, room, asked.seq()))).isEqualTo(Reason.NOT_ASKED);
        assertThat(refusal(() -> desk.confirm(first, room, plain.seq()))).isEqualTo(Reason.NOT_ASKED);

        assertThat(desk.confirm(first, room, asked.seq()).confirmation().mine()).isTrue();
        MessageRow again = desk.confirm(first, room, asked.seq());
        desk.confirm(second, room, asked.seq());

        assertThat(again.confirmation().done()).isOne();
        Changes news = desk.after(budi, room, again.change(), TalkDesk.MOST);
        assertThat(news.rows())
                .extracting(
                        MessageRow::seq,
                        row -> row.confirmation().done(),
                        row -> row.confirmation().mine())
                .containsExactly(tuple(asked.seq(), 2, false));
        town.change("update core.membership set valid_until = now() where role in ('RT_OFFICIAL', 'RW_OFFICIAL')");
        assertThat(refusal(() -> desk.ask(head, room, words("Siapa yang membaca"))))
                .isEqualTo(Reason.NO_OFFICIALS);
    }

    @Test
    void photos_come_to_ones_own_message_and_go_with_it() {
        NewMessage here = new NewMessage(
                UUID.randomUUID(), "Pohon tumbang di sini", null, new Place(-6.176391234, 106.826661234));
        MessageRow said = desk.say(ani, room, here);
        assertThat(said.place()).isEqualTo(new Place(-6.1764, 106.8267));
        assertThat(desk.say(ani, room, here).seq()).isEqualTo(said.seq());
        assertThat(refusal(() -> desk.say(
                        ani, room, new NewMessage(here.clientId(), here.words(), null, new Place(-6.2, 106.8)))))
                .isEqualTo(Reason.ID_REUSED);

        assertThat(refusal(() -> desk.attachable(budi, room, said.seq()))).isEqualTo(Reason.NOT_YOURS);
        assertThat(refusal(() -> desk.attach(budi, room, said.seq(), picture(1))))
                .isEqualTo(Reason.NOT_YOURS);
        MessageRow pictured = desk.attach(ani, room, said.seq(), picture(1));
        assertThat(desk.attach(ani, room, said.seq(), picture(1)).photos()).isEqualTo(pictured.photos());
        desk.attach(ani, room, said.seq(), picture(2));
        desk.attach(ani, room, said.seq(), picture(3));
        assertThat(refusal(() -> desk.attach(ani, room, said.seq(), picture(4))))
                .isEqualTo(Reason.TOO_MANY_PHOTOS);

        UUID photo = pictured.photos().get(0);
        assertThat(desk.photo(budi, room, said.seq(), photo))
                .isEqualTo(picture(1).jpeg());
        assertThat(refusal(() -> desk.photo(budi, room, said.seq() + 1_000, photo)))
                .isEqualTo(Reason.NO_SUCH_MESSAGE);
        Actor stranger = town.neighbour(ELSEWHERE);
        assertThat(refusal(() -> desk.photo(stranger, room, said.seq(), photo))).isEqualTo(Reason.UNKNOWN);

        MessageRow gone = desk.remove(ani, room, said.seq());
        assertThat(gone.photos()).isEmpty();
        assertThat(gone.place()).isNull();
        assertThat(refusal(() -> desk.photo(ani, room, said.seq(), photo))).isEqualTo(Reason.NO_SUCH_MESSAGE);
    }

    private static Picture picture(int number) {
        return new Picture(Integer.toString(number).repeat(64), 4, 3, new byte[] {1, 2, (byte) number});
    }

    private RoomView roomOf(Actor actor, RoomKind kind) {
        return desk.rooms(actor).stream()
                .filter(view -> view.seat().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static NewMessage words(String text) {
        return new NewMessage(UUID.randomUUID(), text, null);
    }

    private static Reason refusal(Runnable work) {
        return catchThrowableOfType(TalkRefused.class, work::run).reason();
    }
}
