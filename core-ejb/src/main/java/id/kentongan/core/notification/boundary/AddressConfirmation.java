package id.kentongan.core.notification.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.logging.Log;
import id.kentongan.core.mail.boundary.MailDesk;
import id.kentongan.core.mail.control.ShortMessages;
import id.kentongan.core.mail.entity.Letter;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.UUID;

/** Sends a code to where somebody wants to be told, outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AddressConfirmation {

    /** In the text of the letter or message, where the code stands. */
    public static final String CODE = "{code}";

    private static final Logger LOG = Log.of(AddressConfirmation.class);

    @Inject
    NoticeWishDesk desk;

    @Inject
    MailDesk mail;

    @Inject
    ShortMessages shortMessages;

    /**
     * @param channel {@code E_MAIL} or {@code SMS}
     * @param written as somebody wrote it
     * @param subject of a letter
     * @param text with {@value #CODE} in it; of a short message at most 150 characters
     * @return under which the code can be used, whether one was sent or not; empty if it is no address or number
     */
    public Optional<UUID> send(Actor actor, NoticeChannel channel, String written, String subject, String text) {
        return contact(channel, written).map(contact -> {
            UUID id = UUID.randomUUID();
            desk.draw(actor, id, channel, contact)
                    .ifPresent(code -> send(channel, contact, subject, text.replace(CODE, code), id));
            return id;
        });
    }

    /**
     * @param id from {@link #send}
     * @param written the same once more
     */
    public boolean confirm(Actor actor, UUID id, NoticeChannel channel, String written, String code) {
        return contact(channel, written)
                .map(contact -> desk.confirm(actor, id, channel, contact, code))
                .orElse(false);
    }

    private void send(NoticeChannel channel, Contact contact, String subject, String text, UUID id) {
        if (channel == NoticeChannel.E_MAIL) {
            mail.send(new Letter(contact.value(), subject, text));
            return;
        }
        try {
            shortMessages.carry(contact.value(), text, id);
        } catch (IOException e) {
            LOG.log(WARNING, "NTF-5005 a code was not taken by who carries short messages: {0}", e.getMessage());
        }
    }

    private static Optional<Contact> contact(NoticeChannel channel, String written) {
        return switch (channel) {
            case E_MAIL -> Contact.of(ContactKind.E_MAIL, written);
            case SMS -> Contact.of(ContactKind.PHONE, written);
            case PUSH -> Optional.empty();
        };
    }
}
