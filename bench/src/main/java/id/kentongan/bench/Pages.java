package id.kentongan.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * B4: what officers open, one after another, alone; among 100,000 reports and among 1,000,000, where it must cost the
 * same. Beside the times, which are noisy, the pages of 8 kB that PostgreSQL touched for one of them, which are not.
 */
final class Pages {
    private static final double MOST_GROWTH = 1.3;
    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;
    private static final int WARM = 400;
    private static final int TIMES = 150;

    /** Of the statements of a page, those that touch most. */
    private static final int SHOWN = 3;

    private static final int LONGEST = 110;
    private static final int LOOKS = 4;

    private final City city;
    private final Findings findings;

    Pages(City city, Findings findings) {
        this.city = city;
        this.findings = findings;
    }

    /** How long one takes. */
    private record Time(double half, double most) {}

    void run() throws Exception {
        findings.progress("inventing %d reports", FEW);
        city.invent(FEW, 7);
        prepare();
        Clerks.Clerk clerk =
                Clerks.hire(city, "u.tier = 'KELURAHAN'", "OFFICER").get(0);
        Clerks.Clerk mayor = Clerks.hire(city, "u.tier = 'PEMKOT'", "HEAD").get(0);
        Map<String, Clerks.Clerk> paths = new LinkedHashMap<>();
        paths.put("/today/list.xhtml", clerk);
        paths.put("/alert/list.xhtml", clerk);
        paths.put("/figures/show.xhtml", mayor);
        paths.put("/figures/ranking.xhtml", mayor);
        paths.put("/map/show.xhtml", mayor);
        paths.put("/api/v1/staff/map?bbox=106.68,-6.37,106.98,-6.08&zoom=11", mayor);
        paths.put("/report/load.xhtml", mayor);
        Map<String, Time> few = measure(paths, FEW);
        Map<String, Long> touched = explain(paths, FEW);
        findings.progress("inventing %d reports", MANY - FEW);
        city.invent(MANY - FEW, 8);
        prepare();
        Map<String, Time> many = measure(paths, MANY);
        Map<String, Long> touchedThen = explain(paths, MANY);
        findings.say("");
        List<Double> growths = new ArrayList<>();
        for (String path : paths.keySet()) {
            double growth = many.get(path).half() / few.get(path).half();
            growths.add(growth);
            findings.goal(
                    "%s: p50 %.2f times, pages of 8 kB %d instead of %d; goal for p50 at most %.1f"
                            .formatted(path, growth, touchedThen.get(path), touched.get(path), MOST_GROWTH),
                    growth <= MOST_GROWTH);
        }
        findings.say("median of the growths: %.2f", Intake.median(growths));
    }

    /** After the times, since it slows everything down. */
    private Map<String, Long> explain(Map<String, Clerks.Clerk> paths, int among) throws Exception {
        findings.say("");
        findings.say("among %d reports | statements | pages of 8 kB touched, those that touch most", among);
        Map<String, Long> touched = new LinkedHashMap<>();
        try (Plans plans = new Plans(city)) {
            for (Map.Entry<String, Clerks.Clerk> path : paths.entrySet()) {
                try (Browser browser = new Browser(city, path.getValue().cookie())) {
                    settled(browser, path.getKey());
                    List<Plans.Asked> asked = plans.during(() -> open(browser, path.getKey()));
                    for (int look = 1; look < LOOKS; look++) {
                        // What runs beside only ever adds.
                        List<Plans.Asked> again = plans.during(() -> open(browser, path.getKey()));
                        asked = again.size() < asked.size() ? again : asked;
                    }
                    long sum = asked.stream().mapToLong(Plans.Asked::buffers).sum();
                    touched.put(path.getKey(), sum);
                    findings.say("%-60s | %3d | %8d", path.getKey(), asked.size(), sum);
                    for (Plans.Asked one : asked.subList(0, Math.min(SHOWN, asked.size()))) {
                        String text = one.text();
                        findings.say("    %8d  %s", one.buffers(), text.substring(0, Math.min(LONGEST, text.length())));
                    }
                }
            }
        }
        return touched;
    }

    /** Its connections were cut: the first looks may find that out. */
    private static void settled(Browser browser, String path) throws Exception {
        for (int good = 0, look = 0; good < LOOKS; look++) {
            try {
                open(browser, path);
                good++;
            } catch (IOException | IllegalStateException e) {
                if (look > WARM) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    private void prepare() throws Exception {
        city.settle();
        city.change("vacuum analyze", "checkpoint");
    }

    private Map<String, Time> measure(Map<String, Clerks.Clerk> paths, int among) throws Exception {
        findings.say("");
        findings.say("among %d reports | p50, p99 ms alone", among);
        Map<String, Time> times = new LinkedHashMap<>();
        for (Map.Entry<String, Clerks.Clerk> path : paths.entrySet()) {
            try (Browser browser = new Browser(city, path.getValue().cookie())) {
                settled(browser, path.getKey());
                Time time = measure(browser, path.getKey());
                times.put(path.getKey(), time);
                findings.say("%-60s | %7.1f, %7.1f", path.getKey(), time.half(), time.most());
            }
        }
        return times;
    }

    private static Time measure(Browser browser, String path) throws Exception {
        for (int i = 0; i < WARM; i++) {
            open(browser, path);
        }
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            open(browser, path);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return new Time(millis[TIMES / 2], millis[TIMES * 99 / 100]);
    }

    private static void open(Browser browser, String path) throws Exception {
        if (path.startsWith("/api/")) {
            browser.fetch(path);
        } else {
            browser.open(path);
        }
    }
}
