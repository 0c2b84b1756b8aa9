package id.kentongan.st.faults;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./kentongan faults R1 … | all [--short] [--control]}: the experiment, then its control, and a page of
 * docs/measurements. With {@code --short} both in a few minutes and without a page; with {@code --control} the control
 * alone. Exit code 0: every promise was kept, and each control has failed as it must.
 */
public final class Faults {

    private static final List<Experiment> ALL = List.of(
            new KillTheProgram(),
            new KillTheBroker(),
            new BrokerAway(),
            new RestartTheDatabase(),
            new Poison(),
            new ClockJumps(),
            new DiskFull(),
            new TwoNodes(),
            new BadLines(),
            new Upgrade(),
            new RollingRestart(),
            new RoomsThroughKills(),
            new Soak(),
            new Starvation(),
            new PowerCut());

    private Faults() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        boolean shortened = words.contains("--short");
        boolean controlAlone = words.contains("--control");
        List<Experiment> chosen = words.stream()
                .filter(word -> !word.startsWith("--") && !words.get(0).equals("fixtures"))
                .flatMap(Faults::named)
                .toList();
        if (words.size() == 2 && words.get(0).equals("fixtures")) {
            Previous.keep(
                    run("fixtures", false, false, 0), Path.of(words.get(1)).toAbsolutePath());
            return;
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "faults R1|R2|R3|R4|R6|R7|R8|R10|R11|R12|R13|R15|R16|R17|R18|all [--short] [--control], not "
                            + words);
        }
        long seed = Long.getLong("kentongan.faults.seed", System.nanoTime() & 0xffff);
        int missed = 0;
        for (Experiment experiment : chosen) {
            try {
                missed += carryOut(experiment, shortened, controlAlone, seed);
            } catch (RuntimeException | AssertionError | IOException | SQLException e) {
                // The others are worth their time all the same.
                e.printStackTrace();
                missed++;
            }
        }
        System.exit(missed == 0 ? 0 : 1);
    }

    private static Stream<Experiment> named(String word) {
        if (word.equals("all")) {
            return ALL.stream();
        }
        return ALL.stream()
                .filter(experiment -> experiment.id().equalsIgnoreCase(word))
                .findFirst()
                .or(() -> {
                    throw new IllegalArgumentException(word + " is none of "
                            + Arrays.toString(ALL.stream().map(Experiment::id).toArray()));
                })
                .stream();
    }

    private static int carryOut(Experiment experiment, boolean shortened, boolean controlAlone, long seed)
            throws Exception {
        String name = experiment.id().toLowerCase(Locale.ROOT);
        String words = "./kentongan faults " + experiment.id() + (shortened ? " --short" : "")
                + (controlAlone ? " --control" : "");
        Findings findings = new Findings("faults-" + name, experiment.id() + ": " + experiment.title(), words);
        findings.say("seed %d; limits of clients raised: %s", seed, Experiment.LIMITS_RAISED);
        findings.say("the program: %s", String.join(" ", Kentongan.OPTIONS_OF_TESTS));
        if (!controlAlone) {
            experiment.run(run(name, shortened, false, seed), findings);
        }
        findings.say("");
        findings.say("control: %s", experiment.control());
        int before = findings.missed();
        experiment.run(run(name + "-control", true, true, seed), findings);
        findings.controlFailed(before, experiment.mustMiss());
        return shortened || controlAlone ? findings.endWithoutPage() : findings.end();
    }

    static Experiment.Run run(String folder, boolean shortened, boolean unprotected, long seed) {
        return new Experiment.Run(
                shortened, unprotected, seed, Checkout.ROOT.resolve("system-tests/target/faults/" + folder));
    }
}
