package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.reveal.boundary.RevealDesk;
import id.kentongan.core.reveal.entity.LegalBasis;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealWish;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Purpose;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.reveal.boundary.RevealRequests;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the contact that comes with a report to its opening, through the boundaries (R-VLT, R-RVL). */
@ExtendWith(ArquillianExtension.class)
class RevealIT {

    private static final RevealWish WISH =
            new RevealWish(LegalBasis.PUBLIC_TASK, "Perlu bertanya di mana tepatnya air masuk.", null);

    private final String address = "warga." + UUID.randomUUID() + "@contoh.id";

    @Inject
    private Town town;

    @Inject
    private ReportIntake intake;

    @Inject
    private RevealRequests requests;

    @Inject
    private RevealDesk desk;

    @Inject
    private Vault vault;

    @Inject
    private UserTransaction transaction;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @Test
    void two_people_open_who_wrote_a_report() {
        String ticket = intake.file(fromWarga()).ticket();
        Actor officer = town.officer(Tier.KELURAHAN);
        Actor privacy = town.privacyOfficer();

        assertThat(requests.request(officer, 1, ticket, WISH)).isEqualTo(RevealOutcome.REQUESTED);
        UUID id = theOne(requests.of(officer, 1, ticket)).id();
        assertThat(desk.read(officer, id).outcome()).isEqualTo(RevealOutcome.NOT_APPROVED);
        assertThat(desk.forDecision(privacy)).extracting(Reveal::id).contains(id);
        assertThat(desk.decide(privacy, id, true, null)).isEqualTo(RevealOutcome.APPROVED);

        assertThat(desk.read(officer, id).details())
                .extracting(detail -> detail.kind() + " " + detail.text())
                .containsExactlyInAnyOrder("FIRST Warga", "E_MAIL " + address);
        assertThat(audit("reveal:" + id))
                .containsExactly("REVEAL_REQUESTED", "REVEAL_DENIED", "REVEAL_APPROVED", "REVEAL_READ");
        assertThat(desk.counts(1).get(0).read()).isPositive();
    }

    /** What is refused before the vault is asked is written down all the same, and stays. */
    @Test
    void who_may_not_is_refused_and_written_down() {
        String ticket = intake.file(fromWarga()).ticket();
        Actor officer = town.officer(Tier.KELURAHAN);
        requests.request(officer, 1, ticket, WISH);
        UUID id = theOne(requests.of(officer, 1, ticket)).id();
        Actor other = town.officer(Tier.KECAMATAN);
        Actor stranger = town.stranger();

        assertThat(desk.decide(officer, id, true, null)).isEqualTo(RevealOutcome.OWN_REQUEST);
        assertThat(desk.decide(other, id, true, null)).isEqualTo(RevealOutcome.WRONG_ROLE);
        assertThat(desk.read(other, id).outcome()).isEqualTo(RevealOutcome.NOT_YOURS);
        assertThat(desk.read(town.privacyOfficer(), id).outcome()).isEqualTo(RevealOutcome.WRONG_ROLE);
        assertThat(requests.request(town.privacyOfficer(), 1, ticket, WISH)).isEqualTo(RevealOutcome.UNKNOWN);
        assertThat(requests.request(stranger, 1, ticket, WISH)).isEqualTo(RevealOutcome.UNKNOWN);
        assertThat(requests.of(stranger, 1, ticket)).isEmpty();
        assertThat(desk.decide(stranger, id, true, null)).isEqualTo(RevealOutcome.UNKNOWN);
        assertThat(desk.read(stranger, id).outcome()).isEqualTo(RevealOutcome.UNKNOWN);
        assertThat(desk.find(other, id)).isEmpty();
        assertThat(desk.forDecision(other)).isEmpty();
        assertThat(desk.decides(stranger)).isFalse();

        assertThat(denials("reveal:" + id, 1)).containsExactly("OWN_REQUEST", "WRONG_ROLE", "NOT_YOURS", "WRONG_ROLE");
        assertThat(denials("report:" + ticket, 1)).containsExactly("UNKNOWN");
        assertThat(denials("report:" + ticket, 2)).containsExactly("UNKNOWN");
        assertThat(denials("reveal:" + id, 2)).containsExactly("UNKNOWN", "UNKNOWN");
    }

    @Test
    void a_report_without_a_word_about_its_author_is_nobodys() {
        String ticket = intake.file(town.aReport()).ticket();

        assertThat(requests.request(town.officer(Tier.KELURAHAN), 1, ticket, WISH))
                .isEqualTo(RevealOutcome.NOBODY);
    }

    @Test
    void a_report_that_is_rolled_back_takes_its_author_along() throws Exception {
        long before = kept();
        transaction.begin();
        intake.file(fromWarga());
        transaction.rollback();

        assertThat(kept()).isEqualTo(before);
        intake.file(fromWarga());
        assertThat(kept()).isEqualTo(before + 1);
    }

    @Test
    void people_are_enrolled_found_and_forgotten() {
        Contact contact = Contact.of(ContactKind.E_MAIL, address).orElseThrow();
        intake.file(fromWarga());
        assertThat(vault.ready()).isTrue();
        assertThat(vault.personOf(ContactKind.E_MAIL, address)).isEmpty();

        UUID person = vault.enrol(contact);

        assertThat(vault.personOf(ContactKind.E_MAIL, " " + address.toUpperCase(Locale.ROOT)))
                .contains(person);
        assertThat(vault.personOf(ContactKind.E_MAIL, "no address")).isEmpty();
        assertThat(vault.addressOf(person, ContactKind.E_MAIL, Purpose.SIGN_IN)).contains(address);
        assertThat(vault.erase(person, Purpose.RIGHTS)).isTrue();
        assertThat(vault.personOf(ContactKind.E_MAIL, address)).isEmpty();
    }

    private NewReport fromWarga() {
        NewReport plain = town.aReport();
        return new NewReport(
                plain.tenant(),
                plain.categoryCode(),
                plain.lat(),
                plain.lon(),
                plain.address(),
                plain.description(),
                plain.channel(),
                plain.attributes(),
                new Reporter(Contact.of(ContactKind.E_MAIL, address).orElseThrow(), null, "Warga", null));
    }

    private static Reveal theOne(Optional<List<Reveal>> listed) {
        assertThat(listed.orElseThrow()).hasSize(1);
        return listed.get().get(0);
    }

    /** The vault shows nobody its tables; that something was kept stands in the audit. */
    private long kept() {
        return town.count("select count(*) from core.audit_entry where action = 'VAULT_REPORTER_KEPT'");
    }

    private List<String> audit(String object) {
        return town.texts("select action from core.audit_entry where object = ? order by position", object);
    }

    private List<String> denials(String object, int tenant) {
        return town.texts(
                "select detail from core.audit_entry where action = 'REVEAL_DENIED' and object = ? and tenant_id = ?"
                        + " order by position",
                object,
                tenant);
    }
}
