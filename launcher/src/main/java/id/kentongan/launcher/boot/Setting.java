package id.kentongan.launcher.boot;

import java.util.Locale;
import java.util.Optional;

/**
 * Every setting of the launcher. This is the one table: {@code help} prints it, flags and environment variables derive
 * from it. Secrets have no flag, since a command line can be read by every user of the machine.
 */
public enum Setting {
    HOME("~/.kentongan"),
    PROFILE("demo"),
    LANG(""),
    HEAP("1g"),
    HTTP_PORT("8080"),
    HTTP_HOST(""),
    HTTP_THREADS(""),
    STOP_AFTER("0"),
    PUBLIC_URL(""),
    STAFF_URL(""),
    MEDIA_URL(""),
    ACCEPT_PLAIN_HTTP("false"),
    DB_URL(""),
    DB_CONNECTIONS("80"),
    DB_USER("kentongan"),
    DB_PASSWORD("", true),
    DB_OWNER("kentongan_owner"),
    DB_OWNER_PASSWORD("", true),
    DB_VAULT("kentongan_vault"),
    DB_VAULT_PASSWORD("", true),
    DB_READER("kentongan_reader"),
    DB_READER_PASSWORD("", true),
    BROKER_URL(""),
    BROKER_USER(""),
    BROKER_PASSWORD("", true),
    AUDIT_KEY("", true),
    CONTACT_KEY("", true),
    CONTACT_OLD_KEY("", true),
    PSEUDONYM_KEY("", true),
    IDENTITY_KEY("", true),
    ACCEPT_EMBEDDED(""),
    METRICS_TOKEN("", true);

    private final String fallback;
    private final boolean secret;

    Setting(String fallback) {
        this(fallback, false);
    }

    Setting(String fallback, boolean secret) {
        this.fallback = fallback;
        this.secret = secret;
    }

    /** A variable with the name of a file that holds a secret, as orchestrators hand them over; empty for what is none. */
    Optional<String> fileVariable() {
        return secret ? Optional.of(variable() + "_FILE") : Optional.empty();
    }

    public String variable() {
        return "KENTONGAN_" + name();
    }

    public Optional<String> flag() {
        return secret
                ? Optional.empty()
                : Optional.of("--" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public String fallback() {
        return fallback;
    }

    String helpKey() {
        return "setting." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
