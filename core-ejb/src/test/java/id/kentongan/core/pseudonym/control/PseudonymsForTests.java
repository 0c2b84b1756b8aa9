package id.kentongan.core.pseudonym.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import java.util.Optional;

/** Pseudonyms with a key, for tests of who uses them. */
public final class PseudonymsForTests {

    private PseudonymsForTests() {}

    public static Pseudonyms with(Sql sql) {
        Pseudonyms made = new Pseudonyms(sql, new NameLists(), new Settings() {
            @Override
            public Optional<String> find(String name) {
                return Optional.of("a pseudonym key for tests, 32 or more");
            }
        });
        made.read();
        return made;
    }
}
