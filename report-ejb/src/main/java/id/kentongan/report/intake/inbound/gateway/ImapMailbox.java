package id.kentongan.report.intake.inbound.gateway;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.MailEncryption;
import id.kentongan.report.intake.inbound.control.Mailbox;
import id.kentongan.report.intake.inbound.entity.ReceivedLetter;
import id.kentongan.report.intake.inbound.entity.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A mailbox on an IMAP server, encrypted unless the settings say that this is not needed. */
@ApplicationScoped
public class ImapMailbox implements Mailbox {

    private static final int PORT = 993;
    private static final int LARGEST = 54_525_952;
    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "30000";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final Settings settings;

    @Inject
    public ImapMailbox(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected ImapMailbox() {
        this.settings = null;
    }

    @Override
    public boolean configured() {
        return settings.find("kentongan.inbound.mail.host").isPresent();
    }

    @Override
    public void read(int most, Function<ReceivedLetter, Verdict> reader, Consumer<Verdict> counted) throws IOException {
        try (Store store = Session.getInstance(properties()).getStore("imap")) {
            store.connect(
                    settings.find("kentongan.inbound.mail.user").orElse(null),
                    settings.secret("kentongan.inbound.mail.password").orElse(null));
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                int last = Math.min(inbox.getMessageCount(), most);
                for (int number = 1; number <= last; number++) {
                    Message message = inbox.getMessage(number);
                    if (message.isSet(Flags.Flag.DELETED)) {
                        continue;
                    }
                    Verdict verdict = verdict(message, reader);
                    settle(store, inbox, message, verdict);
                    counted.accept(verdict);
                }
            }
        } catch (MessagingException e) {
            // What the server says may repeat an address.
            throw new IOException(e.getClass().getSimpleName());
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        String host = settings.find("kentongan.inbound.mail.host").orElseThrow();
        MailEncryption encryption = MailEncryption.of(
                settings.find("kentongan.inbound.mail.tls"), "KENTONGAN_INBOUND_MAIL_TLS", MailEncryption.TLS);
        if (encryption == MailEncryption.NONE && !THIS_MACHINE.contains(host)) {
            throw new IllegalStateException("KENTONGAN_INBOUND_MAIL_TLS=none would send the password of the mailbox for"
                    + " everybody to read: tls or starttls, unless the mail server runs on this machine");
        }
        encryption.into(properties, "imap");
        properties.put("mail.imap.host", host);
        properties.put(
                "mail.imap.port", String.valueOf(settings.number("kentongan.inbound.mail.port", PORT, 1, 65_535)));
        properties.put("mail.imap.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.imap.timeout", READ_MILLIS);
        properties.put("mail.imap.writetimeout", READ_MILLIS);
        // Looking at a letter must not mark it as read: only what became of it decides.
        properties.put("mail.imap.peek", "true");
        return properties;
    }

    private Verdict verdict(Message message, Function<ReceivedLetter, Verdict> reader) {
        try {
            if (message.getSize() > LARGEST) {
                return Verdict.TOO_LARGE;
            }
            Optional<Verdict> known = LetterReader.known(message, own());
            if (known.isPresent()) {
                return known.get();
            }
            try (LetterReader letter = LetterReader.of(message)) {
                return letter.dangerous() ? Verdict.DANGEROUS : reader.apply(letter.letter());
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            return Verdict.MALFORMED;
        }
    }

    private String own() {
        String from = settings.find("kentongan.mail.from").orElse("");
        return from.substring(from.indexOf('<') + 1).replace(">", "").strip().toLowerCase(Locale.ROOT);
    }

    private void settle(Store store, Folder inbox, Message message, Verdict verdict) throws MessagingException {
        if (verdict == Verdict.LATER) {
            return;
        }
        Optional<String> folder = verdict == Verdict.DONE
                ? settings.find("kentongan.inbound.mail.done")
                : Optional.of(settings.find("kentongan.inbound.mail.aside").orElse("Kentongan-Aside"));
        if (folder.isPresent()) {
            Folder target = store.getFolder(folder.get());
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            if (verdict != Verdict.DONE) {
                message.setFlags(new Flags("Kentongan-" + verdict), true);
            }
            inbox.copyMessages(new Message[] {message}, target);
        }
        // Taken away when the folder is closed.
        message.setFlag(Flags.Flag.DELETED, true);
    }
}
