package id.kentongan.launcher.seed;

import id.kentongan.core.identity.control.Secrets;
import java.io.IOException;
import java.nio.file.Path;

/** The demonstration's token for {@code /api/metrics}: drawn once, in a file that its owner alone can read. */
public final class MetricsToken {

    static final String FILE = "metrics-token.txt";

    private MetricsToken() {}

    /** @return the token in the data folder, made if there is none */
    public static String ofDemonstration(Path home) throws IOException {
        SecretFile file = new SecretFile(home.resolve(FILE));
        String known = file.lines().stream().findFirst().orElse("").strip();
        if (!known.isEmpty()) {
            return known;
        }
        String drawn = Secrets.draw();
        file.write(java.util.List.of(drawn));
        return drawn;
    }
}
