package id.kentongan.st.blackbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.kentongan.st.Beside;
import id.kentongan.st.Checkout;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one running jar of this suite, and journeys through the pages another one, beside it; each starts for the
 * first that asks and stops after the last.
 */
public final class SharedKentongan implements ParameterResolver {

    private static final String KEY = SharedKentongan.class.getName();

    /** A slow body is not waited for as long as in earnest; a place is, since a build may run beside the tests. */
    private static final Map<String, String> QUICK = Map.of(
            "KENTONGAN_BOUNDS_BODY_SECONDS",
            "4",
            "KENTONGAN_BOUNDS_WAIT_MILLIS",
            "20000",
            "KENTONGAN_PUSH_HOSTS",
            "127.0.0.1");

    /** What the provider of short messages signs with. */
    public static final String SMS_KEY = "kunci-penyedia-sms-untuk-uji-0123456789";

    private static final String MAIL_PASSWORD = "rahasia kotak surat";

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort());

    private static final GreenMailUser REPORTS = MAIL.setUser("lapor@jakarta.test", "lapor", MAIL_PASSWORD);

    private record Running(Kentongan kentongan, Runnable after) implements AutoCloseable {

        /** Without the mailbox, which is read by one. */
        static Running forJourneys() {
            return start("journeys", QUICK, () -> {});
        }

        static Running start() {
            MAIL.start();
            Map<String, String> settings = new HashMap<>(QUICK);
            settings.putAll(Map.of(
                    "KENTONGAN_INBOUND_ADDRESSES",
                    "lapor@jakarta.test=jakarta.go.id,+628111708=jakarta.go.id/sampah",
                    "KENTONGAN_INBOUND_SMS_KEY",
                    SMS_KEY,
                    "KENTONGAN_INBOUND_MAIL_HOST",
                    "127.0.0.1",
                    "KENTONGAN_INBOUND_MAIL_PORT",
                    String.valueOf(MAIL.getImap().getPort()),
                    "KENTONGAN_INBOUND_MAIL_TLS",
                    "none",
                    "KENTONGAN_INBOUND_MAIL_USER",
                    "lapor",
                    "KENTONGAN_INBOUND_MAIL_PASSWORD",
                    MAIL_PASSWORD,
                    "KENTONGAN_INBOUND_MAIL_SECONDS",
                    "2"));
            return start("shared", settings, MAIL::stop);
        }

        private static Running start(String name, Map<String, String> settings, Runnable after) {
            Kentongan started = Kentongan.in(Checkout.ROOT.resolve("system-tests/target/blackbox/" + name), settings)
                    .start();
            started.awaitReady();
            return new Running(started, after);
        }

        @Override
        public void close() {
            kentongan.close();
            after.run();
        }
    }

    /** Puts a letter into the mailbox that the program reads. */
    public static void deliver(MimeMessage letter) {
        REPORTS.deliver(letter);
    }

    /** What lies in that mailbox. */
    public static List<String> inbox() {
        try {
            return MAIL.getManagers().getImapHostManager().getInbox(REPORTS).getMessages().stream()
                    .map(message -> String.valueOf(message.getUid()))
                    .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Kentongan.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
        boolean journey = context.getRequiredTestClass().isAnnotationPresent(Beside.class);
        return (journey
                        ? store.getOrComputeIfAbsent(KEY + ".journeys", key -> Running.forJourneys(), Running.class)
                        : store.getOrComputeIfAbsent(KEY, key -> Running.start(), Running.class))
                .kentongan();
    }
}
