package id.kentongan.st.incontainer;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.boundary.SignIn;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gambir in Jakarta, as the tests speak of it: files reports there, hires officers, moves due times, counts rows. Each
 * statement commits by itself unless a test has begun a transaction.
 */
@Dependent
public class Town {

    static final String KELURAHAN = "31.71.01.1001";
    static final double LAT = -6.17639;
    static final double LON = 106.82666;
    private static final double MANADO_LAT = 1.4748;
    private static final double MANADO_LON = 124.8421;

    private static final Scope TEST = Scope.system(Scope.Work.TEST);

    @Inject
    private Vault vault;

    @Inject
    private Sql sql;

    @Inject
    private SignIn signIn;

    @Inject
    private AreaDirectory areas;

    @Inject
    private ReportIntake intake;

    @Inject
    private PersistenceUnits units;

    Tenant tenant() {
        return areas.tenantByDomain("jakarta.go.id").orElseThrow();
    }

    NewReport aReport() {
        return aReport("Air setinggi lutut");
    }

    NewReport aReport(String words) {
        return new NewReport(tenant(), "sampah", LAT, LON, null, words, Channel.OPEN311);
    }

    /** Files a report and answers with the id of its case. */
    UUID file() {
        return caseOf(intake.file(aReport()));
    }

    UUID caseOf(Receipt receipt) {
        units.writeNow();
        return one("select id from core.case_file where tenant_id = 1 and reference = ?", receipt.ticket());
    }

    String ticket(UUID caseId) {
        return one("select reference from core.case_file where tenant_id = 1 and id = ?", caseId);
    }

    /** The unit of a tier on the ladder of the kelurahan where {@link #file()} files. */
    UUID unit(Tier tier) {
        String code = switch (tier) {
            case KELURAHAN -> KELURAHAN;
            case KECAMATAN -> KELURAHAN.substring(0, 8);
            case PEMKOT -> KELURAHAN.substring(0, 5);
            case PEMPROV, AGENCY -> KELURAHAN.substring(0, 2);
        };
        return one(
                "select id from core.unit where tier = ? and area_code = ? and closed_at is null", tier.name(), code);
    }

    /** A member of a unit from the given time on, as an interval around now. */
    UUID hire(UUID unit, String from, @Nullable String until, boolean disabled) {
        UUID person = UUID.randomUUID();
        change("insert into core.person (id) values (?)", person);
        change(
                "insert into core.account (person_id, user_name, display_name, disabled_at)"
                        + " values (?, ?, 'Petugas', case when ? then now() end)",
                person,
                "p-" + person,
                disabled);
        change(
                "insert into core.membership (id, person_id, unit_id, role, valid_from, valid_until)"
                        + " values (?, ?, ?, 'OFFICER', now() + ?::interval, now() + ?::interval)",
                UUID.randomUUID(),
                person,
                unit,
                from,
                until);
        return person;
    }

    Actor officer(Tier tier) {
        return officer(unit(tier));
    }

    /** A citizen who has said nothing about themselves. */
    Actor citizen() {
        UUID person = vault.enrol(Contact.of(ContactKind.E_MAIL, "warga." + UUID.randomUUID() + "@contoh.id")
                .orElseThrow());
        return new Actor(person, "Warga", Set.of(), false);
    }

    /** A grown-up citizen who lives there. */
    Actor neighbour(AreaCode home) {
        Actor citizen = citizen();
        vault.setAgeBand(citizen.personId(), AgeBand.ADULT);
        vault.setHome(citizen.personId(), home);
        return citizen;
    }

    /** An officer of the city of Manado, which Jakarta has nothing to do with. */
    Actor stranger() {
        return officer(this.<UUID>one(
                "select id from core.unit where tenant_id = 2 and tier = 'PEMKOT' and closed_at is null"));
    }

    /** Files a report in the middle of another government's town and answers with the id of its case. */
    UUID fileIn(int tenantId) {
        Tenant town = areas.tenant(tenantId).orElseThrow();
        Receipt receipt = intake.file(
                new NewReport(town, "sampah", MANADO_LAT, MANADO_LON, null, "Sampah di tepi jalan", Channel.OPEN311));
        units.writeNow();
        return one("select id from core.case_file where tenant_id = ? and reference = ?", tenantId, receipt.ticket());
    }

    /** Who administers another government. */
    Actor administratorOf(int tenantId) {
        Actor hired = officer(this.<UUID>one(
                "select id from core.unit where tenant_id = ? and tier = 'PEMKOT' and closed_at is null", tenantId));
        change("update core.membership set role = 'ADMINISTRATOR' where person_id = ?", hired.personId());
        return signIn.refresh(hired.personId()).orElseThrow();
    }

    /** Who administers the government of Jakarta. */
    Actor administrator() {
        Actor hired = officer(Tier.PEMPROV);
        change("update core.membership set role = 'ADMINISTRATOR' where person_id = ?", hired.personId());
        return signIn.refresh(hired.personId()).orElseThrow();
    }

    /** Of an RT of the kelurahan where {@link #file()} files. */
    Actor official() {
        Actor hired = officer(Tier.KELURAHAN);
        change("update core.membership set role = 'RT_OFFICIAL' where person_id = ?", hired.personId());
        return signIn.refresh(hired.personId()).orElseThrow();
    }

    /** Of the province of Jakarta. */
    Actor privacyOfficer() {
        Actor hired = officer(Tier.PEMPROV);
        change("update core.membership set role = 'PRIVACY_OFFICER' where person_id = ?", hired.personId());
        return signIn.refresh(hired.personId()).orElseThrow();
    }

    private Actor officer(UUID unit) {
        UUID person = hire(unit, "-1 day", null, false);
        change("update core.account set password_hash = 'none' where person_id = ?", person);
        return signIn.refresh(person).orElseThrow();
    }

    /** Lets the time of every open deadline of the case be over. */
    void timePasses(UUID caseId) {
        change(
                "update core.deadline set due_at = now() - interval '1 second' where tenant_id = 1 and case_id = ?"
                        + " and phase = 'ACCEPT'"
                        + " and fired_at is null and cancelled_at is null",
                caseId);
    }

    int change(String statement, @Nullable Object... arguments) {
        return TEST.call(() -> sql.update(statement, arguments));
    }

    long count(String query, @Nullable Object... arguments) {
        return TEST.call(() -> sql.one(query, row -> row.getLong(1), arguments)).orElseThrow();
    }

    List<String> texts(String query, @Nullable Object... arguments) {
        return TEST.call(() -> sql.list(query, row -> row.getString(1), arguments));
    }

    Timestamp time(String query, @Nullable Object... arguments) {
        return TEST.call(() -> sql.one(query, row -> row.getTimestamp(1), arguments))
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private <T> T one(String query, @Nullable Object... arguments) {
        return (T) TEST.call(() -> sql.one(query, row -> row.getObject(1), arguments))
                .orElseThrow();
    }
}
