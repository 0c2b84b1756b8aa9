package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.report.entity.verification.VerificationRules;
import id.kentongan.report.verification.boundary.VerificationRulesDesk;
import id.kentongan.report.verification.entity.RulesTrial;
import id.kentongan.report.verification.entity.RulesTrial.Fate;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules of verification come back as they were published. In Manado, where nobody else files. */
@ExtendWith(ArquillianExtension.class)
class VerificationRulesIT {

    private static final int MANADO = 2;

    @Inject
    private Town town;

    @Inject
    private VerificationRulesDesk desk;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @Test
    void an_earlier_version_comes_back_as_a_new_one() {
        Actor administrator = town.administratorOf(MANADO);
        int version = desk.state(administrator, MANADO).version();
        Editions<VerificationRules> first = desk.publish(administrator, MANADO, rules(version, 4), "SK 1/2026");
        Editions<VerificationRules> second = desk.publish(administrator, MANADO, rules(first.version(), 5), null);
        assertThatThrownBy(() -> desk.publish(administrator, MANADO, rules(first.version(), 6), null))
                .isInstanceOf(ChangedMeanwhile.class);

        Editions<VerificationRules> back = desk.restore(administrator, MANADO, first.version(), null);
        assertThat(back.version()).isEqualTo(second.version() + 1);
        assertThat(back.current().quorum()).isEqualTo(4);
        assertThat(back.history()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(desk.restore(administrator, MANADO, 0, null).current().quorum())
                .isEqualTo(VerificationRules.SHIPPED.quorum());
        assertThatThrownBy(() -> desk.restore(administrator, MANADO, 999, null)).isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> desk.restore(town.stranger(), MANADO, 0, null)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void rules_are_tried_on_past_reports_and_compared_with_what_was_decided() {
        Actor administrator = town.administratorOf(MANADO);
        UUID believed = town.fileIn(MANADO);
        UUID turnedDown = town.fileIn(MANADO);
        UUID waiting = town.fileIn(MANADO);
        String words = "update report.report set description = ?, %s where id = ?";
        town.change(words.formatted("verified_at = received_at"), "Jalan berlubang di depan pasar", believed);
        town.change(words.formatted("status = 'REJECTED'"), "Ini hanya uji coba percobaan", turnedDown);
        town.change(words.formatted("status = 'SUBMITTED'"), "Lampu jalan padam sejak kemarin", waiting);
        VerificationRules now = desk.state(administrator, MANADO).current();
        VerificationRules eager = new VerificationRules(now.version(), true, 3, null, Map.of(), List.of("percobaan"));

        RulesTrial trial = desk.simulate(administrator, MANADO, eager, 1);
        assertThat(trial.sample())
                .contains(
                        new RulesTrial.Change(ticket(believed), Fate.BELIEVED, true),
                        new RulesTrial.Change(ticket(waiting), Fate.WAITING, true))
                .extracting(RulesTrial.Change::ticket)
                .doesNotContain(ticket(turnedDown));
        assertThat(trial.fates()).extracting(RulesTrial.Row::fate).containsExactly(Fate.values());
        assertThat(trial.fates()).allMatch(row -> row.before() == 0 && row.after() <= row.reports());
        assertThat(trial.fates().stream().mapToInt(RulesTrial.Row::reports).sum())
                .isEqualTo(trial.tried());
        assertThat(desk.state(administrator, MANADO).version())
                .as("nothing is put in force")
                .isEqualTo(now.version());

        town.change("update report.verification set flags = '{BURST}' where report_id = ?", waiting);
        assertThat(desk.simulate(administrator, MANADO, eager, 1).sample())
                .extracting(RulesTrial.Change::ticket)
                .contains(ticket(believed))
                .doesNotContain(ticket(waiting));
        assertThatThrownBy(() -> desk.simulate(town.stranger(), MANADO, eager, 1))
                .isInstanceOf(NotPermitted.class);
    }

    private String ticket(UUID report) {
        return town.texts("select ticket from report.report where id = ?", report)
                .get(0);
    }

    private static VerificationRules rules(int version, int quorum) {
        return new VerificationRules(version, false, quorum, null, Map.of(), List.of());
    }
}
