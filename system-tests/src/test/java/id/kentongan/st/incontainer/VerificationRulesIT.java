package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.report.entity.verification.VerificationRules;
import id.kentongan.report.verification.boundary.VerificationRulesDesk;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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

    private static VerificationRules rules(int version, int quorum) {
        return new VerificationRules(version, false, quorum, null, Map.of(), List.of());
    }
}
