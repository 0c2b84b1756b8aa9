package id.kentongan.core.mail.gateway;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.CarrierAway;
import id.kentongan.core.mail.control.MailEncryption;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.control.Undeliverable;
import id.kentongan.core.mail.entity.Letter;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/** Hands letters to an SMTP server, encrypted unless the settings say that this is not needed. */
final class SmtpPost implements Post {

    private static final int PORT = 587;
    private static final String MILLIS = "10000";

    private final Session session;
    private final Optional<String> user;
    private final Optional<String> password;

    SmtpPost(String host, Settings settings) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", String.valueOf(settings.number("kentongan.mail.smtp.port", PORT, 1, 65_535)));
        properties.put("mail.smtp.connectiontimeout", MILLIS);
        properties.put("mail.smtp.timeout", MILLIS);
        properties.put("mail.smtp.writetimeout", MILLIS);
        MailEncryption.of(settings.find("kentongan.mail.smtp.tls"), "KENTONGAN_MAIL_SMTP_TLS", MailEncryption.STARTTLS)
                .into(properties, "smtp");
        properties.put("mail.mime.allowutf8", "true");
        user = settings.find("kentongan.mail.smtp.user");
        password = settings.secret("kentongan.mail.smtp.password");
        properties.put("mail.smtp.auth", String.valueOf(user.isPresent()));
        session = Session.getInstance(properties);
    }

    @Override
    public void carry(String from, Letter letter) throws IOException {
        try {
            MimeMessage message = Mime.of(session, from, letter);
            try (Transport transport = session.getTransport()) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (SendFailedException e) {
            Address[] refused = e.getInvalidAddresses();
            // 550, 551 and 553: that address, now and for ever. All else may pass.
            throw refused != null && refused.length > 0
                    ? new Undeliverable("the server refused the recipient")
                    : new IOException(e.getClass().getSimpleName());
        } catch (MessagingException e) {
            // What the server says may repeat the recipient.
            throw new IOException(e.getClass().getSimpleName());
        }
    }

    private void connect(Transport transport) throws CarrierAway {
        try {
            transport.connect(user.orElse(null), password.orElse(null));
        } catch (MessagingException e) {
            throw new CarrierAway(e.getClass().getSimpleName());
        }
    }
}
