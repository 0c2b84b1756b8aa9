package id.kentongan.launcher.seed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings the first accounts and keys into a migrated database; running it again changes nothing that is in order. */
public final class AccountSeed {

    static final String ACTIVATION_LINK = "activation-link.txt";
    static final String DEMO_ACCOUNTS = "demo-accounts.txt";
    static final String OPEN311_KEY = "open311-key.txt";

    /**
     * @param activationLink where the first administrator begins, while there is none
     * @param demoFiles the files with the demonstration's secrets; empty in another profile
     */
    public record Seeded(Optional<URI> activationLink, List<Path> demoFiles) {}

    private AccountSeed() {}

    /**
     * @param owner a connection with the owner's rights; its transactions are committed here
     * @param home the data folder
     * @param publicUrl the address under which people reach the application
     */
    public static Seeded seed(Connection owner, Path home, URI publicUrl, boolean demo)
            throws SQLException, IOException {
        boolean autoCommit = owner.getAutoCommit();
        owner.setAutoCommit(false);
        try {
            Rows rows = new Rows(owner);
            Optional<URI> link = new AdministratorSeed(rows, home, publicUrl).run();
            return new Seeded(link, demo ? new DemoSeed(rows, home).run() : List.of());
        } finally {
            owner.rollback();
            owner.setAutoCommit(autoCommit);
        }
    }

    /** The files of a demonstration that are still there: a production start is refused while there is one. */
    public static List<Path> demoFiles(Path home) {
        return Stream.of(DEMO_ACCOUNTS, OPEN311_KEY)
                .map(home::resolve)
                .filter(Files::exists)
                .toList();
    }
}
