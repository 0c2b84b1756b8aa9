package id.kentongan.st.measure;

import id.kentongan.st.journey.EveryPage;
import id.kentongan.st.scan.Scan;
import java.time.Duration;
import java.util.Arrays;

/** Finds the measurement by its name. Exit code 0: everything as promised. */
public final class Measure {

    private static final long SCAN_MINUTES = 20;

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
            case "scan" -> scan(arguments);
            case "pages" -> new EveryPage(new Findings("pages", "Every page as everybody who may open it")).run();
            case "tampering" -> new TamperingMeasurement().run();
            case "duplicates" -> new DuplicatesMeasurement().run();
            case "duplicates-search" -> new DuplicatesSearchMeasurement().run();
            default ->
                throw new IllegalArgumentException(
                        "measure canary, duplicates, duplicates-search, overload, pages, replay, replay-kill, scan, sign-in, start or tampering, not "
                                + Arrays.toString(arguments));
        };
        System.exit(missed == 0 ? 0 : 1);
    }

    /** With a number of minutes it is a trial, which leaves the page alone. */
    private static int scan(String... arguments) throws Exception {
        boolean trial = arguments.length > 1;
        Findings findings = new Findings("scan", "Scanners of others, as four kinds of people");
        new Scan(findings, Duration.ofMinutes(trial ? Long.parseLong(arguments[1]) : SCAN_MINUTES)).run();
        return trial ? findings.endWithoutPage() : findings.end();
    }
}
