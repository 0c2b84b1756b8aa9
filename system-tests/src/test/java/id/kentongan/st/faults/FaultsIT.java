package id.kentongan.st.faults;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.measure.Findings;
import org.junit.jupiter.api.Test;

/** The short forms, without their controls: those take as long again and are for {@code ./kentongan faults}. */
class FaultsIT {

    private static final long SEED = 20_261_122;

    @Test
    void nothing_is_lost_or_doubled_when_the_program_is_killed() throws Exception {
        keeps(new KillTheProgram());
    }

    @Test
    void nothing_is_lost_or_doubled_when_the_broker_is_killed() throws Exception {
        keeps(new KillTheBroker());
    }

    @Test
    void nothing_is_lost_or_doubled_when_the_database_crashes() throws Exception {
        keeps(new RestartTheDatabase());
    }

    @Test
    void poison_blocks_nobody_and_is_decided_on() throws Exception {
        keeps(new Poison());
    }

    private static void keeps(Experiment experiment) throws Exception {
        Findings findings = new Findings(experiment.id(), experiment.title(), "FaultsIT");
        experiment.run(Faults.run("it-" + experiment.id(), true, false, SEED), findings);
        assertThat(findings.lines()).noneMatch(line -> line.startsWith("MISSED"));
    }
}
