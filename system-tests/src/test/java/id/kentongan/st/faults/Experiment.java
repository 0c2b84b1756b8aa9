package id.kentongan.st.faults;

import id.kentongan.st.measure.Findings;
import java.nio.file.Path;
import java.util.Map;

/** One fault, tried and judged. */
interface Experiment {

    /** Such as {@code R1}; the numbers are those of the list in docs/operations/faults.md. */
    String id();

    /** What is promised, in a line. */
    String title();

    /** What is off in the control run. */
    String control();

    /** How the sentence of the promise begins that must be missed then. */
    String mustMiss();

    /** What it happens on; in a control started from a jar without the protection, if that is where it is. */
    Stage stage(Run run) throws Exception;

    /** For a control: takes the protection off that is the database's, before the first report. */
    default void unprotect(Stage stage) throws Exception {}

    /**
     * Does it.
     *
     * @param run how long and with which protection
     * @param stage started, and everything on it told
     * @param findings gets every promise, kept or missed
     */
    void run(Run run, Stage stage, Findings findings) throws Exception;

    /** Does it on a stage of its own. */
    default void run(Run run, Findings findings) throws Exception {
        try (Stage stage = stage(run)) {
            if (run.unprotected()) {
                unprotect(stage);
            }
            run(run, stage, findings);
        }
    }

    /** Retries after an outage come faster than the shipped limits let one partner send: here they are out of the way. */
    Map<String, String> LIMITS_RAISED =
            Map.of("KENTONGAN_LIMIT_FILING", "100000/100000", "KENTONGAN_LIMIT_KEY_FILING", "100000/100000");

    /**
     * @param shortened whether a few minutes must do
     * @param unprotected whether this is the control run
     * @param folder for what is started, emptied before
     */
    record Run(boolean shortened, boolean unprotected, long seed, Path folder) {

        /** The data folder. */
        Path home() {
            return folder.resolve("home");
        }

        <T> T sized(T whole, T small) {
            return shortened ? small : whole;
        }
    }
}
