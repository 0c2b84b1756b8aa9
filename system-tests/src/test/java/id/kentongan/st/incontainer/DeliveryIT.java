package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.deadline.boundary.DeadlineSweep;
import id.kentongan.core.escalation.boundary.CaseDesk;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.outbox.boundary.OutboxRelay;
import id.kentongan.core.outbox.boundary.OutboxSteps;
import id.kentongan.core.outbox.boundary.QueueSender;
import id.kentongan.core.outbox.entity.OutboxMessage;
import id.kentongan.st.Eventually;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the outbox over relay, queues and listeners to the alerts: delivered often, effective once, in order. */
@ExtendWith(ArquillianExtension.class)
class DeliveryIT {

    @Inject
    private Town town;

    @Inject
    private QueueSender queues;

    @Inject
    private OutboxRelay relay;

    @Inject
    private OutboxSteps steps;

    @Inject
    private CaseDesk cases;

    @Inject
    private DeadlineSweep sweep;

    @Inject
    private UserTransaction transaction;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @Test
    void all_present_members_of_the_unit_are_told_and_nobody_else() {
        UUID unit = town.unit(Tier.KELURAHAN);
        UUID first = town.hire(unit, "-1 day", null, false);
        UUID second = town.hire(unit, "-1 day", "1 day", false);
        UUID left = town.hire(unit, "-2 days", "-1 day", false);
        UUID coming = town.hire(unit, "1 day", null, false);
        UUID disabled = town.hire(unit, "-1 day", null, true);
        UUID neighbour = town.hire(town.unit(Tier.KECAMATAN), "-1 day", null, false);

        UUID id = town.file();

        awaitAlerts(id, 1);
        assertThat(town.texts("select kind || ' ' || unit_id from core.alert where case_id = ?", id))
                .containsExactly("NEW " + unit);
        assertThat(town.texts(
                        "select r.person_id::text from core.notice r join core.alert a on a.id = r.alert_id"
                                + " where a.case_id = ?",
                        id))
                .contains(first.toString(), second.toString())
                .doesNotContain(left.toString(), coming.toString(), disabled.toString(), neighbour.toString())
                .doesNotHaveDuplicates();
        assertThat(town.count("select count(*) from core.outbox where case_id = ? and consumed_at is null", id))
                .isZero();
    }

    /** The later message knocks first: the earlier one, not even sent yet, has its effect before it. */
    @Test
    void a_case_hears_its_messages_in_its_own_order() throws Exception {
        transaction.begin();
        UUID id = town.file();
        town.change("update core.outbox set leased_until = now() + interval '1 hour' where case_id = ?", id);
        transaction.commit();

        raise(id, 2);

        awaitAlerts(id, 2);
        assertThat(town.texts("""
                        select o.case_seq || ' ' || a.kind from core.alert a join core.outbox o on o.id = a.id
                        where a.case_id = ? order by a.created_at, a.ctid""", id)).containsExactly("1 NEW", "2 REMINDER");
        assertThat(town.count("select sends from core.outbox where case_id = ? and case_seq = 1", id))
                .as("applied before it was sent, it need not be sent any more")
                .isZero();
    }

    @Test
    void no_case_ever_saw_a_later_message_before_an_earlier_one() {
        List<UUID> cases =
                Collections.nCopies(10, 0).stream().map(n -> town.file()).toList();
        for (int step = 2; step <= 5; step++) {
            for (UUID id : cases) {
                town.timePasses(id);
            }
            int messages = step;
            Eventually.isTrue(
                    "every case has " + messages + " messages",
                    () -> cases.stream()
                            .allMatch(id ->
                                    town.count("select count(*) from core.outbox where case_id = ?", id) == messages));
        }
        for (UUID id : cases) {
            awaitAlerts(id, 5);
            assertThat(town.count("""
                            select count(*) from core.inbox i join core.outbox o on o.id = i.message_id
                            join core.outbox earlier on earlier.case_id = o.case_id and earlier.case_seq < o.case_seq
                            join core.inbox before on before.message_id = earlier.id
                            where o.case_id = ? and before.applied_at > i.applied_at""", id)).isZero();
        }
    }

    @Test
    void a_message_that_comes_twice_has_its_effect_once() {
        UUID id = town.file();
        awaitAlerts(id, 1);
        OutboxMessage again = message(id);

        queues.send(List.of(again, again, again));
        UUID after = town.file();

        awaitAlerts(after, 1);
        Eventually.isTrue(
                "the queue is empty of the copies",
                () -> town.count("select count(*) from core.inbox where message_id = ?", again.id()) == 1);
        assertThat(town.count("select count(*) from core.alert where case_id = ?", id))
                .isOne();
        assertThat(town.count(
                        "select count(*) from core.dead_letter where message_id = ?",
                        again.id().toString()))
                .isZero();
    }

    /** Sent, as the outbox has it, but the broker has lost the knock: another one of the same queue is enough. */
    @Test
    void a_knock_takes_along_the_cases_that_wait_behind_it() throws Exception {
        UUID behind = fileAsSent("");

        awaitTakenAlong(behind);

        assertThat(town.count("select sends from core.outbox where case_id = ?", behind))
                .as("it was never sent")
                .isZero();
        assertThat(town.count(
                        "select count(*) from core.inbox where message_id = ?",
                        message(behind).id()))
                .isOne();
    }

    @Test
    void a_case_that_cannot_be_read_holds_up_nobody_who_is_taken_along() throws Exception {
        UUID behind = fileAsSent(", payload = 'this is not JSON'");
        UUID waits = fileAsSent("");

        awaitTakenAlong(waits);

        assertThat(town.count("select count(*) from core.alert where case_id = ?", behind))
                .isZero();
        assertThat(town.count("select failures from core.outbox where case_id = ?", behind))
                .as("its own knock has not come")
                .isZero();
        town.change("update core.outbox set consumed_at = now() where case_id = ?", behind);
    }

    /** What fails only when it is written cannot be told from the others beforehand. */
    @Test
    void a_case_that_cannot_be_written_holds_up_nobody_who_is_taken_along() throws Exception {
        UUID told = town.file();
        awaitAlerts(told, 1);
        transaction.begin();
        UUID behind = town.file();
        town.change("update core.outbox set published_at = now() where case_id = ?", behind);
        // Its alert has been written before, though nothing says so: the second one is refused.
        town.change("""
                insert into core.alert
                select (jsonb_populate_record(a, jsonb_build_object('id', o.id))).*
                from core.alert a, core.outbox o where a.case_id = ? and o.case_id = ?""", told, behind);
        transaction.commit();

        awaitAlerts(town.file(), 1);
        awaitAlerts(town.file(), 1);

        assertThat(town.count(
                        "select count(*) from core.inbox where message_id = ?",
                        message(behind).id()))
                .isZero();
        town.change("update core.outbox set consumed_at = now() where case_id = ?", behind);
    }

    /** It came late, because another knock had taken its message along, and now somebody unreadable stands behind it. */
    @Test
    void a_knock_whose_message_was_applied_is_not_blamed_for_what_stands_behind_it() throws Exception {
        UUID id = town.file();
        awaitAlerts(id, 1);
        OutboxMessage applied = message(id);
        town.change("""
                insert into core.outbox (tenant_id, id, case_id, case_seq, queue, type, version, payload, created_at,
                                         published_at)
                select tenant_id, ?, case_id, 99, queue, type, version, 'this is not JSON', now(), now()
                from core.outbox where id = ?""", UuidV7.at(Instant.now()), applied.id());

        assertThat(cases.apply(applied.payload())).isZero();
        assertThatCode(() -> cases.applyWithOthers(applied.queue(), applied.payload()))
                .doesNotThrowAnyException();
        assertThat(cases.failed(applied, new CaseDesk.Failure("somebody else's", true), 1))
                .as("need not come again")
                .isTrue();

        assertThat(parked(applied.id())).isZero();
        town.change("update core.outbox set consumed_at = now() where case_id = ?", id);
    }

    @Test
    void what_cannot_be_read_is_parked_at_the_fifth_delivery_and_the_queue_goes_on() {
        UUID poison = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        UUID known = town.file();
        awaitAlerts(known, 1);
        String ofNoCase = message(known).payload().replace(known.toString(), stranger.toString());

        queues.send(List.of(
                new OutboxMessage(1, poison, "kelurahan", "this is not JSON"),
                new OutboxMessage(1, stranger, "kelurahan", ofNoCase)));
        UUID after = town.file();

        awaitAlerts(after, 1);
        for (UUID bad : List.of(poison, stranger)) {
            Eventually.isTrue("parked " + bad, () -> parked(bad) == 1);
            assertThat(town.count("select deliveries from core.dead_letter where message_id = ?", bad.toString()))
                    .isEqualTo(5);
        }
        assertThat(town.texts("select body from core.dead_letter where message_id = ?", poison.toString()))
                .containsExactly("this is not JSON");
        assertThat(town.texts("select reason from core.dead_letter where message_id = ?", stranger.toString()))
                .first()
                .asString()
                .contains("there is no case " + stranger);
    }

    /** A node that was upgraded already has written them; who was not yet puts them aside, and nothing is lost. */
    @Test
    void what_only_a_later_version_knows_is_put_aside_at_once_and_goes_after_the_upgrade() throws Exception {
        List<String> later =
                List.of("\"version\":1", "\"version\":2", "case-alert", "case-order", "\"NEW\"", "\"LATER\"");
        for (int i = 0; i < later.size(); i += 2) {
            String known = later.get(i);
            String unknown = later.get(i + 1);
            transaction.begin();
            UUID id = town.file();
            town.change(
                    "update core.outbox set payload = replace(payload, ?, ?) where case_id = ?", known, unknown, id);
            transaction.commit();
            UUID message = message(id).id();

            Eventually.isTrue("put aside " + unknown, () -> parked(message) == 1);
            assertThat(town.texts(
                            "select newer || ' ' || deliveries || ' ' || reason from core.dead_letter"
                                    + " where message_id = ?",
                            message.toString()))
                    .first()
                    .asString()
                    .startsWith("true 1 ")
                    .contains("newer version", unknown.replaceAll("[^-A-Za-z0-9]|version", ""));

            // When a later one has come, the relay has written down that this one was sent.
            awaitAlerts(town.file(), 1);
            town.change(
                    "update core.dead_letter set parked_at = now() - interval '6 minutes' where message_id = ?",
                    message.toString());
            cases.resendKnown();
            assertThat(town.count(
                            "select count(*) from core.dead_letter where message_id = ? and replayed_at is null",
                            message.toString()))
                    .as("still unknown")
                    .isOne();

            town.change(
                    "update core.outbox set payload = replace(payload, ?, ?) where case_id = ?", unknown, known, id);
            town.change(
                    "update core.dead_letter set body = replace(body, ?, ?) where message_id = ?",
                    unknown,
                    known,
                    message.toString());
            cases.resendKnown();

            awaitAlerts(id, 1);
            assertThat(town.texts("select replayed_by from core.dead_letter where message_id = ?", message.toString()))
                    .containsExactly("system:upgraded");
        }
    }

    /** Waiting for it while holding the others would close a ring with those who wait for the others. */
    @Test
    void a_batch_is_marked_without_waiting_for_a_message_that_is_being_applied() throws Exception {
        transaction.begin();
        UUID free = town.file();
        UUID held = town.file();
        town.change(
                "update core.outbox set leased_until = now() + interval '1 hour' where case_id in (?, ?)", free, held);
        transaction.commit();
        List<OutboxMessage> batch = List.of(message(held), message(free));

        transaction.begin();
        try {
            town.texts("select id::text from core.outbox where case_id = ? for update", held);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> steps.published(batch));
        } finally {
            transaction.rollback();
        }

        String published = "select count(*) from core.outbox where case_id = ? and published_at is not null";
        assertThat(town.count(published, free)).isOne();
        assertThat(town.count(published, held)).isZero();
    }

    @Test
    void what_was_sent_but_never_applied_is_sent_again() throws Exception {
        transaction.begin();
        UUID id = town.file();
        town.change(
                "update core.outbox set published_at = now() - interval '6 minutes', sends = 1 where case_id = ?", id);
        transaction.commit();
        assertThat(town.count("select count(*) from core.alert where case_id = ?", id))
                .isZero();

        relay.resendStale();

        awaitAlerts(id, 1);
        assertThat(town.count("select sends from core.outbox where case_id = ?", id))
                .isEqualTo(2);
    }

    @Test
    void what_was_parked_is_not_sent_again() throws Exception {
        transaction.begin();
        UUID id = town.file();
        UUID message = message(id).id();
        town.change(
                "update core.outbox set published_at = now() - interval '6 minutes', sends = 1 where case_id = ?", id);
        town.change(
                "insert into core.dead_letter (id, message_id, queue, reason, deliveries, parked_at)"
                        + " values (?, ?, 'kelurahan', 'a test', 5, now())",
                UUID.randomUUID(),
                message.toString());
        transaction.commit();

        relay.resendStale();
        relay.relay();

        assertThat(town.count("select sends from core.outbox where case_id = ?", id))
                .isOne();
    }

    /** By whatever knocks next in its queue. */
    private void awaitTakenAlong(UUID behind) {
        awaitAlerts(town.file(), 1);
        awaitAlerts(behind, 1);
    }

    private UUID fileAsSent(String and) throws Exception {
        transaction.begin();
        UUID id = town.file();
        town.change("update core.outbox set published_at = now()" + and + " where case_id = ?", id);
        transaction.commit();
        return id;
    }

    private void raise(UUID id, int messages) {
        town.timePasses(id);
        sweep.sweep(100);
        Eventually.isTrue(
                "the case has " + messages + " messages",
                () -> town.count("select count(*) from core.outbox where case_id = ?", id) == messages);
    }

    private OutboxMessage message(UUID caseId) {
        UUID id = UUID.fromString(town.texts("select id::text from core.outbox where case_id = ?", caseId)
                .get(0));
        return new OutboxMessage(
                1,
                id,
                town.texts("select queue from core.outbox where id = ?", id).get(0),
                town.texts("select payload from core.outbox where id = ?", id).get(0));
    }

    private long parked(UUID messageId) {
        return town.count("select count(*) from core.dead_letter where message_id = ?", messageId.toString());
    }

    private void awaitAlerts(UUID caseId, int number) {
        Eventually.passes(() -> assertThat(town.count("select count(*) from core.alert where case_id = ?", caseId))
                .as("alerts of case " + caseId)
                .isEqualTo(number));
    }
}
