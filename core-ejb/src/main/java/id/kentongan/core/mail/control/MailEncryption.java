package id.kentongan.core.mail.control;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** How a connection to a mail server is encrypted. */
public enum MailEncryption {
    /** From the first byte. */
    TLS,
    /** After the greeting; without it nothing is said. */
    STARTTLS,
    /** Not at all. */
    NONE;

    /**
     * What a setting asks for.
     *
     * @param setting what is set
     * @param variable its name, for the one who is to mend it
     * @param standard where nothing is set
     * @throws IllegalStateException for any other word: a slip of the pen must not leave a connection open to readers
     */
    public static MailEncryption of(Optional<String> setting, String variable, MailEncryption standard) {
        String word = setting.orElse(standard.name()).strip();
        return Stream.of(values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(variable + ": tls, starttls or none, not " + word));
    }

    /**
     * Says so to a session.
     *
     * @param protocol {@code smtp} or {@code imap}
     */
    public void into(Properties properties, String protocol) {
        String prefix = "mail." + protocol;
        properties.put(prefix + ".ssl.enable", String.valueOf(this == TLS));
        properties.put(prefix + ".starttls.enable", String.valueOf(this == STARTTLS));
        properties.put(prefix + ".starttls.required", String.valueOf(this == STARTTLS));
        properties.put(prefix + ".ssl.checkserveridentity", "true");
    }
}
