package id.kentongan.web.notice.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.notification.boundary.AddressConfirmation;
import id.kentongan.core.notification.boundary.NoticeWishDesk;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.vault.entity.NoticeAddress;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On {@code /notice/settings.xhtml}: where somebody wants to be told. An address counts when its code was typed. */
@Named
@RequestScoped
public class NoticeAddressView {

    private static final int LONGEST_ID = 40;

    /** The installation's own clock: an address is of no tenant. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    /** An address as its owner sees it. */
    public record Card(String id, String channel, String value, String confirmed, String broken) {}

    private List<Card> cards = List.of();
    private String asked = "";
    private String channel = "";
    private String written = "";

    @Inject
    private NoticeWishDesk desk;

    @Inject
    private AddressConfirmation confirmation;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_NOTICES)
    public void load() {
        cards = desk.addresses(user.actor()).stream().map(this::card).toList();
    }

    /** Sends a code, looks at one, or forgets an address. */
    @Needs(Action.MANAGE_OWN_NOTICES)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        if (sent.containsKey("sendCode")) {
            send(sent);
        } else if (sent.containsKey("confirm")) {
            confirm(sent);
        } else if (sent.containsKey("subscribe")) {
            if (desk.subscribe(user.actor(), sent.getOrDefault("subscription", ""))) {
                texts.info("notice.push.done");
            } else {
                texts.refuse("notice.push.refused");
            }
        } else if (id(sent.get("drop"))
                .filter(id -> desk.drop(user.actor(), id))
                .isPresent()) {
            texts.info("notice.address.dropped");
        }
        load();
    }

    private void send(Map<String, String> sent) {
        remember(sent);
        Optional<UUID> id = channel()
                .filter(any -> desk.offered())
                .flatMap(way -> confirmation.send(
                        user.actor(),
                        way,
                        written,
                        texts.get("notice.address.letter.subject"),
                        texts.get("notice.address.letter.text", AddressConfirmation.CODE)));
        asked = id.map(UUID::toString).orElse("");
        if (id.isPresent()) {
            texts.info("notice.address.sent");
        } else {
            texts.refuse("notice.address.refused");
        }
    }

    private void confirm(Map<String, String> sent) {
        remember(sent);
        boolean right = id(sent.get("asked"))
                .flatMap(id -> channel()
                        .map(way ->
                                confirmation.confirm(user.actor(), id, way, written, sent.getOrDefault("code", ""))))
                .orElse(false);
        if (right) {
            texts.info("notice.address.confirmed");
        } else {
            asked = id(sent.get("asked")).map(UUID::toString).orElse("");
            texts.refuse("notice.address.wrong");
        }
    }

    private void remember(Map<String, String> sent) {
        channel = sent.getOrDefault("channel", "");
        written = sent.getOrDefault("address", "");
    }

    private Optional<NoticeChannel> channel() {
        return Stream.of(NoticeChannel.E_MAIL, NoticeChannel.SMS)
                .filter(each -> each == NoticeChannel.E_MAIL || desk.telephones())
                .filter(each -> each.name().equals(channel))
                .findFirst();
    }

    private Card card(NoticeAddress address) {
        boolean browser = address.channel().equals(NoticeChannel.PUSH.name());
        return new Card(
                address.id().toString(),
                address.channel(),
                browser ? texts.get("notice.address.browser") : address.value(),
                address.confirmedAt() == null ? "" : texts.time(address.confirmedAt(), ZONE),
                address.brokenAt() == null ? "" : texts.time(address.brokenAt(), ZONE));
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.isEmpty() || text.length() > LONGEST_ID
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isOffered() {
        return desk.offered();
    }

    /** Whether telephones can be reached from here. */
    public boolean isSmsOffered() {
        return desk.telephones();
    }

    /** What a browser needs to subscribe; empty where pushes cannot be sent. */
    public String getPushKey() {
        return desk.pushKey().orElse("");
    }

    public List<Card> getCards() {
        return cards;
    }

    /** Under which the code can be used; empty before one was asked for. */
    public String getAsked() {
        return asked;
    }

    public boolean isSms() {
        return channel.equals(NoticeChannel.SMS.name());
    }

    public String getWritten() {
        return written;
    }
}
