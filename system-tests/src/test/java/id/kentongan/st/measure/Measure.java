package id.kentongan.st.measure;

import java.util.Arrays;

/** Finds the measurement by its name. Exit code 0: everything as promised. */
public final class Measure {

    private Measure() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        int missed = switch (name) {
            case "replay" -> new ReplayMeasurement(false).run();
            case "replay-kill" -> new ReplayMeasurement(true).run();
            case "overload" -> new OverloadMeasurement().run();
            case "canary" -> new CanaryMeasurement().run();
            case "start" -> new StartMeasurement().run();
            case "sign-in" -> new SignInMeasurement().run();
            case "duplicates" -> new DuplicatesMeasurement().run();
            case "duplicates-search" -> new DuplicatesSearchMeasurement().run();
            default ->
                throw new IllegalArgumentException(
                        "measure canary, duplicates, duplicates-search, overload, replay, replay-kill, start or sign-in, not "
                                + Arrays.toString(arguments));
        };
        System.exit(missed == 0 ? 0 : 1);
    }
}
