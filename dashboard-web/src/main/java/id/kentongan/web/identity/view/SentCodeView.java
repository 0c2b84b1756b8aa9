package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.MailCodeSignIn;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /mail-code.xhtml}: a citizen gives an address, and then the code that was sent to it. */
@Named
@RequestScoped
public class SentCodeView {

    private @Nullable String address;
    private @Nullable String sent;
    private @Nullable String code;
    private @Nullable String next;

    @Inject
    private MailCodeSignIn mailCodes;

    @Inject
    private Admission admission;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Texts texts;

    @Needs(Action.SIGN_IN)
    public void send() {
        Optional<UUID> id = isOffered()
                ? mailCodes.send(
                        address == null ? "" : address,
                        texts.get("mail-code.letter.subject"),
                        texts.get("mail-code.letter.text", MailCodeSignIn.CODE))
                : Optional.empty();
        if (id.isEmpty()) {
            texts.refuse("mail-code.address-refused");
            return;
        }
        sent = id.get().toString();
        code = null;
        texts.info("mail-code.sent");
    }

    @Needs(Action.SIGN_IN)
    public void signIn() throws IOException {
        Optional<Entry> entry = id().flatMap(id -> mailCodes.signIn(
                id, address == null ? "" : address, code == null ? "" : code, Doorkeeper.arrival(request)));
        admission.decide(entry, next, "mail-code.refused");
    }

    private Optional<UUID> id() {
        try {
            return isOffered() && isAsked() ? Optional.of(UUID.fromString(sent)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the code is asked for already. */
    public boolean isAsked() {
        return sent != null && !sent.isEmpty();
    }

    public boolean isOffered() {
        return mailCodes.offered();
    }

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }

    public @Nullable String getSent() {
        return sent;
    }

    public void setSent(@Nullable String sent) {
        this.sent = sent;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getNext() {
        return next;
    }

    public void setNext(@Nullable String next) {
        this.next = next;
    }
}
