package id.kentongan.st.canary;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import id.kentongan.st.measure.Findings;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code system-tests/measure canary}: early, as it reads all that is there. */
@Order(1)
@ExtendWith(SharedKentongan.class)
class CanaryIT {

    private static final int PEOPLE = 6;

    @Test
    void nothing_of_who_wrote_a_report_is_anywhere_but_in_the_vault(Kentongan kentongan) throws Exception {
        Findings findings = new Findings("canary", "Canaries, the short form", "CanaryIT");

        new CanaryCrawl(kentongan, findings, PEOPLE).run();

        assertThat(findings.lines()).noneMatch(line -> line.startsWith("MISSED"));
    }
}
