package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.chat.keep.boundary.KeepDesk;
import id.kentongan.chat.keep.boundary.MessagePurge;
import id.kentongan.chat.keep.boundary.OwnWords;
import id.kentongan.chat.keep.entity.Hold;
import id.kentongan.chat.keep.entity.KeepRefused;
import id.kentongan.chat.keep.entity.KeepRefused.Reason;
import id.kentongan.chat.keep.entity.Retention;
import id.kentongan.chat.keep.entity.RoomRecord;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.Picture;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long what is said in rooms is kept, what is held, and who takes it along. */
@ExtendWith(ArquillianExtension.class)
class KeepIT {

    private static final int JAKARTA = 1;
    private static final AreaCode HOME = new AreaCode("31.71.01.1003");
    private static final Retention SHORT = new Retention(Retention.SHORTEST, 365);

    @Inject
    private Town town;

    @Inject
    private TalkDesk talk;

    @Inject
    private KeepDesk desk;

    @Inject
    private MessagePurge purge;

    @Inject
    private OwnWords words;

    private Actor ani;
    private Actor officer;
    private UUID room;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void moveIn() {
        ani = town.neighbour(HOME);
        officer = town.privacyOfficer();
        room = talk.rooms(ani).stream()
                .filter(view -> view.seat().kind() == RoomKind.KELURAHAN)
                .findFirst()
                .orElseThrow()
                .seat()
                .room();
        desk.keep(officer, JAKARTA, SHORT);
    }

    @AfterEach
    void forget() {
        town.change("update chat.hold set lifted_at = now(), lifted_by = held_by where lifted_at is null");
        desk.keep(officer, JAKARTA, Retention.USUAL);
    }

    @Test
    void what_was_kept_long_enough_goes_with_all_that_hangs_on_it_and_nothing_else_does() {
        MessageRow old = say("Lama sekali");
        talk.react(ani, room, old.seq(), Reaction.AGREE);
        talk.attach(ani, room, old.seq(), new Picture("a".repeat(64), 4, 3, new byte[] {1}));
        talk.edit(ani, room, old.seq(), "Sudah lama sekali");
        MessageRow taken = say("Salah kirim");
        talk.remove(ani, room, taken.seq());
        MessageRow fresh = say("Baru saja");
        UUID gone = age(old);
        age(taken);

        purge.purge();

        assertThat(seqs()).doesNotContain(old.seq()).contains(taken.seq(), fresh.seq());
        for (String table : List.of("reaction", "photo", "message_revision")) {
            assertThat(town.count("select count(*) from chat." + table + " where message_id = ?", gone))
                    .as(table)
                    .isZero();
        }
        assertThat(town.texts("select words from chat.message_revision where room_id = ?", room))
                .as("what was taken back is sealed")
                .contains("Salah kirim");
        assertThat(talk.after(ani, room, 0, TalkDesk.MOST).upTo())
                .as("who was away asks on")
                .isGreaterThanOrEqualTo(fresh.change());

        desk.keep(officer, JAKARTA, new Retention(Retention.SHORTEST, Retention.SHORTEST));
        purge.purge();
        assertThat(seqs()).doesNotContain(taken.seq()).contains(fresh.seq());
    }

    @Test
    void what_is_held_stays_until_the_hold_is_lifted_or_over() {
        MessageRow old = say("Bukti");
        age(old);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        UUID hold = desk.hold(
                officer,
                JAKARTA,
                HOME.value(),
                now.minusDays(60),
                now.minusDays(1),
                "Diminta penyidik",
                now.plusDays(30));

        purge.purge();
        assertThat(seqs()).contains(old.seq());
        assertThat(desk.holds(officer, JAKARTA).get(0))
                .extracting(Hold::id, Hold::kelurahan, Hold::reason, Hold::lifted)
                .containsExactly(hold, HOME.value(), "Diminta penyidik", null);

        desk.lift(officer, JAKARTA, hold);
        purge.purge();

        assertThat(seqs()).doesNotContain(old.seq());
        assertThat(refusal(() -> desk.lift(officer, JAKARTA, hold))).isEqualTo(Reason.UNKNOWN);
        assertThat(town.texts("select action from core.audit_entry where object = ?", "room-hold:" + hold))
                .containsExactlyInAnyOrder("ROOM_HOLD", "ROOM_HOLD_LIFTED");
    }

    @Test
    void nobody_but_the_governments_privacy_officer_decides_and_nonsense_is_refused() {
        Actor head = town.officer(Tier.PEMPROV);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

        assertThat(desk.governments(head)).isEmpty();
        assertThat(refusal(() -> desk.keep(head, JAKARTA, SHORT))).isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> desk.holds(ani, JAKARTA))).isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> desk.retention(officer, 2))).isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> new Retention(29, 365))).isEqualTo(Reason.DAYS);
        assertThat(refusal(() -> new Retention(180, 179))).isEqualTo(Reason.DAYS);
        assertThat(refusal(() -> desk.hold(officer, JAKARTA, "", now, now, "Alasan", now.plusDays(1))))
                .isEqualTo(Reason.PERIOD);
        assertThat(refusal(() -> desk.hold(officer, JAKARTA, "", now.minusDays(1), now, "Alasan", now.plusYears(11))))
                .isEqualTo(Reason.PERIOD);
        assertThat(refusal(() -> desk.hold(officer, JAKARTA, "", now.minusDays(1), now, " ab ", now.plusDays(1))))
                .isEqualTo(Reason.REASON);
        assertThat(refusal(() ->
                        desk.hold(officer, JAKARTA, "99.99.99.9999", now.minusDays(1), now, "Alasan", now.plusDays(1))))
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void records_have_what_was_said_before_and_own_data_have_ones_own_words_alone() {
        Actor budi = town.neighbour(HOME);
        MessageRow said = say("=1+1 banjir");
        talk.edit(ani, room, said.seq(), "Banjir surut");
        talk.say(budi, room, new NewMessage(UUID.randomUUID(), "Di sini juga", null));
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

        List<RoomRecord> records = new ArrayList<>();
        desk.records(officer, JAKARTA, HOME.value(), now.minusDays(1), now.plusDays(1), records::add);

        assertThat(records)
                .filteredOn(line -> line.seq() == said.seq() && line.kind().equals("KELURAHAN"))
                .extracting(RoomRecord::words, RoomRecord::earlier, RoomRecord::speaker, RoomRecord::area)
                .containsExactly(tuple("Banjir surut", "=1+1 banjir", said.speakerName(), HOME.value()));
        assertThat(records).extracting(RoomRecord::words).contains("Di sini juga");
        assertThat(town.texts("select action from core.audit_entry where object = ?", "rooms:" + HOME.value()))
                .contains("ROOM_RECORDS");
        assertThat(words.of(ani))
                .extracting(OwnWords.Said::words)
                .contains("Banjir surut")
                .doesNotContain("Di sini juga");
    }

    private MessageRow say(String said) {
        return talk.say(ani, room, new NewMessage(UUID.randomUUID(), said, null));
    }

    private List<Long> seqs() {
        return talk.before(ani, room, Long.MAX_VALUE, TalkDesk.MOST).stream()
                .map(MessageRow::seq)
                .toList();
    }

    /** Makes a message 31 days old, for whose month there is a partition always. */
    private UUID age(MessageRow message) {
        OffsetDateTime then = OffsetDateTime.now(ZoneOffset.UTC).minusDays(31);
        UUID id = UuidV7.at(then.toInstant());
        town.change("update chat.reaction set message_id = ? where message_id = ?", id, message.id());
        // These are written once and never changed.
        town.change(
                "with old as (delete from chat.photo where message_id = ? returning *) insert into chat.photo (tenant_id, id,"
                        + " room_id, message_id, upload_hash, width, height, jpeg, at) select tenant_id, id, room_id, ?,"
                        + " upload_hash, width, height, jpeg, at from old",
                message.id(),
                id);
        town.change(
                "with old as (delete from chat.message_revision where message_id = ? returning *)"
                        + " insert into chat.message_revision (tenant_id, message_id, room_id, change, words, replaced,"
                        + " by_speaker) select tenant_id, ?, room_id, change, words, replaced, by_speaker from old",
                message.id(),
                id);
        town.change("update chat.message set id = ?, created_at = ? where id = ?", id, then, message.id());
        return id;
    }

    private static Reason refusal(ThrowingCallable work) {
        return catchThrowableOfType(KeepRefused.class, work).reason();
    }
}
