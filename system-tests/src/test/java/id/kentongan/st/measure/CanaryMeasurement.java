package id.kentongan.st.measure;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.canary.CanaryCrawl;

/** Fifty invented people, looked for everywhere. */
final class CanaryMeasurement {

    private static final int PEOPLE = 50;

    int run() throws Exception {
        Findings findings = new Findings("canary", "Fifty people who must be found nowhere but in the vault");
        try (Kentongan kentongan = Kentongan.in(Checkout.ROOT.resolve("system-tests/target/measure/canary"))
                .start()) {
            kentongan.awaitReady();
            new CanaryCrawl(kentongan, findings, PEOPLE).run();
        }
        return findings.end();
    }
}
