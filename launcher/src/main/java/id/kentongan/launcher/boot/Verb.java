package id.kentongan.launcher.boot;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The commands by the words a person types. What each does is a {@code Command} in the unpacked program. */
public enum Verb {
    RUN("run"),
    TEST("test"),
    SERVERS("servers"),
    FAULTS("faults"),
    BENCH("bench"),
    MIGRATE("migrate"),
    SQL("sql"),
    AUDIT_VERIFY("audit verify"),
    VAULT_REKEY("vault rekey"),
    REGIONS_IMPORT("regions import"),
    REGIONS_POPULATION("regions population"),
    REPORTS_EXPORT("reports export"),
    REPORTS_IMPORT("reports import"),
    REPORTS_REPLAY("reports replay"),
    GENERATE("generate"),
    MODERATION_EVALUATE("moderation evaluate"),
    MODERATION_TRAIN("moderation train"),
    MODERATION_EXPLAIN("moderation explain"),
    MODERATION_NORMALISE("moderation normalise"),
    ROLLUPS_RECONCILE("rollups reconcile"),
    DOCTOR("doctor"),
    HELP("help");

    /** What the script does in a checkout, and the jar alone cannot. */
    public static final Set<Verb> OF_THE_SOURCES =
            Collections.unmodifiableSet(EnumSet.of(TEST, SERVERS, FAULTS, BENCH));

    private final String words;

    Verb(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    String helpKey() {
        return "command." + words.replace(' ', '-');
    }

    static Optional<Verb> of(String words) {
        for (Verb verb : values()) {
            if (verb.words.equals(words)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** Whether {@code word} is the first of two words of some command. */
    static boolean opensPair(String word) {
        for (Verb verb : values()) {
            if (verb.words.startsWith(word + " ")) {
                return true;
            }
        }
        return false;
    }
}
