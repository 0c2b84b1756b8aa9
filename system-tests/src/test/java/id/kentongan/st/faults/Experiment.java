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

    /**
     * Does it.
     *
     * @param run how long and with which protection
     * @param findings gets every promise, kept or missed
     */
    void run(Run run, Findings findings) throws Exception;

    /** Retries after an outage come faster than the shipped limits let one partner send: here they are out of the way. */
    Map<String, String> LIMITS_RAISED =
            Map.of("KENTONGAN_LIMIT_FILING", "100000/100000", "KENTONGAN_LIMIT_KEY_FILING", "100000/100000");

    /**
     * @param shortened whether a minute must do
     * @param unprotected whether this is the control run
     * @param folder for what is started, emptied before
     */
    record Run(boolean shortened, boolean unprotected, long seed, Path folder) {

        <T> T sized(T whole, T small) {
            return shortened ? small : whole;
        }
    }
}
