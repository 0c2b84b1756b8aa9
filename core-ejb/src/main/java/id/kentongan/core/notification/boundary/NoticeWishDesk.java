package id.kentongan.core.notification.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.MailCodes;
import id.kentongan.core.mail.control.ShortMessages;
import id.kentongan.core.notification.control.Pushes;
import id.kentongan.core.notification.control.Wishes;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.NoticeWishes;
import id.kentongan.core.notification.entity.PushTarget;
import id.kentongan.core.vault.control.NoticeAddresses;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.NoticeAddress;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How a person wants to be told, and where. An address counts when its owner has typed the code that was sent to it; it is
 * kept in the vault, and no page but the person's own shows it.
 */
@Stateless
public class NoticeWishDesk {

    private static final Scope NOTICES = Scope.system(Scope.Work.NOTICES);
    private static final int LONGEST_CODE = 20;

    @Inject
    Wishes wishes;

    @Inject
    NoticeAddresses addresses;

    @Inject
    Pushes pushes;

    @Inject
    ShortMessages shortMessages;

    @Inject
    MailCodes codes;

    @Inject
    IdentityKey key;

    public NoticeWishes wishes(Actor actor) {
        UUID person = actor.personId();
        return NOTICES.call(() -> wishes.of(Set.of(person))).getOrDefault(person, NoticeWishes.STANDARD);
    }

    public void keep(Actor actor, NoticeWishes wished) {
        NOTICES.run(() -> wishes.keep(actor.personId(), wished));
    }

    /** Whether addresses can be kept on this node. */
    public boolean offered() {
        return key.present() && addresses.ready();
    }

    /** Whether anything carries messages to telephones here. */
    public boolean telephones() {
        return offered() && shortMessages.ready();
    }

    /** Where the person is told, twenty addresses at the most. */
    public List<NoticeAddress> addresses(Actor actor) {
        return offered() ? NOTICES.call(() -> addresses.own(actor.personId())) : List.of();
    }

    /**
     * Draws a code for an address that the person says is theirs: three in an hour for one person, and for one address.
     *
     * @param id under which the code can be used
     * @return empty if there were three
     */
    public Optional<String> draw(Actor actor, UUID id, NoticeChannel channel, Contact contact) {
        return NOTICES.call(() -> codes.draw(UUID.randomUUID(), "notices of " + actor.personId())
                .flatMap(any -> codes.draw(UUID.randomUUID(), contact.value()))
                .flatMap(any -> codes.draw(id, owner(actor, channel, contact))));
    }

    /**
     * @param id from {@link #draw}
     * @return whether the code was right; the address is kept then in the place of the one before
     */
    public boolean confirm(Actor actor, UUID id, NoticeChannel channel, Contact contact, String code) {
        String digits = code.length() > LONGEST_CODE ? "" : code.replaceAll("[\\s-]", "");
        return NOTICES.call(() -> {
            if (!codes.use(id, owner(actor, channel, contact), digits)) {
                return false;
            }
            addresses.set(actor.personId(), channel.name(), UUID.randomUUID().toString(), contact.value());
            return true;
        });
    }

    /** What a browser needs to subscribe, in base64url; empty where pushes cannot be sent. */
    public Optional<String> pushKey() {
        return offered() ? NOTICES.call(pushes::publicKey) : Optional.empty();
    }

    /**
     * Takes a browser in, in which the person is signed in.
     *
     * @param subscription as the browser gave it
     * @return false if it is none, or its push service is none that is called from here
     */
    public boolean subscribe(Actor actor, String subscription) {
        Optional<PushTarget> target = PushTarget.read(subscription).filter(pushes::reaches);
        target.ifPresent(known -> NOTICES.run(() -> addresses.set(
                actor.personId(), NoticeChannel.PUSH.name(), known.endpoint().toString(), known.text())));
        return target.isPresent();
    }

    /** @return false if the person has no such address */
    public boolean drop(Actor actor, UUID address) {
        return NOTICES.call(() -> addresses.drop(address, actor.personId()));
    }

    private static String owner(Actor actor, NoticeChannel channel, Contact contact) {
        return "notices " + actor.personId() + " " + channel + " " + contact.value();
    }
}
