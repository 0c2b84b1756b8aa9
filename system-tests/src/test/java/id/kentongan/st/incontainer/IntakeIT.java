package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.chat.room.boundary.RoomDirectory;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.OutsideJurisdiction;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.intake.boundary.UnknownCategory;
import id.kentongan.st.Eventually;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Filing a report is one transaction: all of its rows or none (R1.1, R1.2, R1.3). */
@ExtendWith(ArquillianExtension.class)
class IntakeIT {

    private static final List<String> TABLES = List.of(
            "report.report where id = ?",
            "report.report_event where report_id = ?",
            "core.case_file where id = ?",
            "core.deadline where case_id = ?",
            "core.outbox where case_id = ?");

    @Inject
    private Town town;

    @Inject
    private ReportIntake intake;

    @Inject
    private RoomDirectory rooms;

    @Inject
    private UserTransaction transaction;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @Test
    void a_filed_report_has_its_history_its_case_its_deadline_and_its_message() {
        UUID id = town.file();

        for (String table : TABLES) {
            assertThat(town.count("select count(*) from " + table, id))
                    .as(table)
                    .isOne();
        }
        assertThat(town.texts("select area_code from report.report where id = ?", id))
                .containsExactly(Town.KELURAHAN);
        assertThat(town.texts("select type || ' ' || status from report.report_event where report_id = ?", id))
                .containsExactly("FILED SUBMITTED");
    }

    /** R3.1: no call of this test folds anything; the clockwork of the running application does. */
    @Test
    void the_counters_follow_within_seconds() {
        UUID id = town.file();

        Eventually.isTrue("folded", () -> town.count("""
                                select count(*) from report.report r join report.rollup_day d
                                on d.tenant_id = r.tenant_id and d.area_code = r.area_code
                                and d.day = (r.received_at at time zone 'Asia/Jakarta')::date
                                where r.id = ? and d.received = (select count(*) from report.report o
                                where o.tenant_id = r.tenant_id and o.area_code = r.area_code
                                and (o.received_at at time zone 'Asia/Jakarta')::date = d.day)""", id) == 1);
    }

    @Test
    void a_database_that_refuses_at_the_end_leaves_nothing_behind() throws Exception {
        transaction.begin();
        Receipt receipt;
        UUID id;
        try {
            receipt = intake.file(town.aReport());
            id = town.caseOf(receipt);
            assertThatThrownBy(() -> town.count("select 1 / 0")).isInstanceOf(DatabaseUnavailable.class);
        } finally {
            transaction.rollback();
        }

        for (String table : TABLES) {
            assertThat(town.count("select count(*) from " + table, id))
                    .as(table)
                    .isZero();
        }
        assertThat(town.count("select count(*) from report.report where ticket = ?", receipt.ticket()))
                .isZero();
    }

    @Test
    void rolling_back_takes_the_rows_of_all_three_schemas_along() throws Exception {
        AreaCode lonely = new AreaCode("31.71.01.1005");
        transaction.begin();
        UUID id = town.file();
        UUID room = rooms.ofKelurahan(town.tenant(), lonely).id();
        assertThat(town.count("select count(*) from chat.room where id = ?", room))
                .isOne();
        transaction.rollback();

        assertThat(town.count("select count(*) from report.report where id = ?", id))
                .isZero();
        assertThat(town.count("select count(*) from core.case_file where id = ?", id))
                .isZero();
        assertThat(town.count("select count(*) from chat.room where id = ?", room))
                .isZero();
    }

    @Test
    void a_place_outside_is_refused_and_not_stored() {
        String words = "di Bekasi " + UUID.randomUUID();
        NewReport bekasi = new NewReport(town.tenant(), "banjir", -6.2349, 107.0, null, words, Channel.OPEN311);

        assertThatThrownBy(() -> intake.file(bekasi)).isInstanceOf(OutsideJurisdiction.class);
        assertThat(town.count("select count(*) from report.report where description = ?", words))
                .isZero();
    }

    @Test
    void an_unknown_category_is_refused_and_not_stored() {
        String words = "salah kategori " + UUID.randomUUID();
        NewReport odd = new NewReport(town.tenant(), "tidak-ada", -6.17639, 106.82666, null, words, Channel.OPEN311);

        assertThatThrownBy(() -> intake.file(odd)).isInstanceOf(UnknownCategory.class);
        assertThat(town.count("select count(*) from report.report where description = ?", words))
                .isZero();
    }
}
