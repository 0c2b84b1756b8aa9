package id.kentongan.core.mail.gateway;

import id.kentongan.core.mail.entity.Letter;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A letter as it travels (RFC 5322). */
final class Mime {

    private Mime() {}

    /** With a Message-ID of ours, the same at each attempt; its host is that of the sender. */
    private static final class Known extends MimeMessage {

        private final String name;

        Known(Session session, UUID id, InternetAddress sender) {
            super(session);
            String address = sender.getAddress();
            this.name = "<" + id + address.substring(address.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }

    static MimeMessage of(Session session, String from, Letter letter) throws MessagingException {
        InternetAddress sender = new InternetAddress(from, true);
        MimeMessage message = letter.id() == null ? new MimeMessage(session) : new Known(session, letter.id(), sender);
        message.setFrom(sender);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        // Nobody's out-of-office notice shall answer (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }
}
