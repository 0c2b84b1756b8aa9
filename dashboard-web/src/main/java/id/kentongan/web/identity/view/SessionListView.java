package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.identity.boundary.OpenIdSignIn;
import id.kentongan.core.identity.boundary.SecondStep;
import id.kentongan.core.identity.boundary.SessionDesk;
import id.kentongan.core.identity.boundary.SessionRow;
import id.kentongan.web.access.Needs;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /session/list.xhtml}: where one is signed in. With {@code ?person=…} an administrator sees another's sessions; to
 * everybody else there is no such page.
 */
@Named
@RequestScoped
public class SessionListView {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 255;
    private static final String OPENID_CLAIM = "preferred_username";

    /** The installation's own clock: a session is of no tenant. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private @Nullable String owner;
    private @Nullable String openIdName;
    private List<SessionCard> cards = List.of();

    @Inject
    private SessionDesk desk;

    @Inject
    private SecondStep secondStep;

    @Inject
    private OpenIdSignIn openId;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_SIGN_IN)
    public void load() {
        if (isOwn()) {
            cards = cards(desk.own(user.actor()));
            return;
        }
        Optional<UUID> other = id(owner);
        if (other.isEmpty() || !Access.may(user.actor(), Action.MANAGE_SIGN_INS, Matter.installation())) {
            FacesContext faces = FacesContext.getCurrentInstance();
            try {
                faces.getExternalContext().responseSendError(404, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            faces.responseComplete();
            return;
        }
        cards = cards(desk.of(user.actor(), other.get()));
    }

    /** Ends those that were ticked. */
    @Needs(Action.MANAGE_OWN_SIGN_IN)
    public void end() {
        long gone = chosen().filter(id -> desk.endOwn(user.actor(), id)).count();
        tell(gone);
        load();
    }

    @Needs(Action.MANAGE_OWN_SIGN_IN)
    public void endOthers() {
        tell(desk.endOwnOthers(user.actor(), user.sessionId()));
        load();
    }

    @Needs(Action.MANAGE_SIGN_INS)
    public void endAll() {
        Optional<UUID> other = id(owner);
        if (other.isPresent() && Access.may(user.actor(), Action.MANAGE_SIGN_INS, Matter.installation())) {
            tell(desk.endAll(user.actor(), other.get()));
        }
        load();
    }

    /** Takes the authenticator of somebody away who has lost it. */
    @Needs(Action.MANAGE_SIGN_INS)
    public void reset() {
        Optional<UUID> other = id(owner);
        if (other.isPresent() && Access.may(user.actor(), Action.MANAGE_SIGN_INS, Matter.installation())) {
            secondStep.reset(user.actor(), other.get());
            texts.info("authenticator.reset.done");
        }
        load();
    }

    /** Says under which name the person will come from the identity provider. */
    @Needs(Action.MANAGE_SIGN_INS)
    public void expect() {
        Optional<UUID> other = id(owner);
        String name = openIdName == null ? "" : openIdName.strip();
        boolean may = Access.may(user.actor(), Action.MANAGE_SIGN_INS, Matter.installation());
        boolean fit = may && other.isPresent() && !name.isEmpty() && name.length() <= LONGEST_NAME;
        if (fit && openId.expect(user.actor(), other.get(), OPENID_CLAIM, name)) {
            texts.info("sessions.openid.done");
            openIdName = null;
        } else {
            texts.refuse("sessions.openid.refused");
        }
        load();
    }

    /** Whether others can be tied to the identity provider here. */
    public boolean isOpenIdOffered() {
        return !isOwn() && openId.offered();
    }

    public @Nullable String getOpenIdName() {
        return openIdName;
    }

    public void setOpenIdName(@Nullable String openIdName) {
        this.openIdName = openIdName;
    }

    private void tell(long gone) {
        if (gone == 0) {
            texts.refuse("sessions.none-ended");
        } else {
            texts.info("sessions.ended", gone);
        }
    }

    private List<SessionCard> cards(List<SessionRow> rows) {
        UUID current = user.sessionId();
        return rows.stream()
                .map(row -> new SessionCard(
                        row.id().toString(),
                        row.device(),
                        texts.get("sessions.method." + row.method().name()),
                        texts.time(row.createdAt(), ZONE),
                        texts.time(row.usedAt(), ZONE),
                        texts.time(row.endsAt(), ZONE),
                        row.id().equals(current)))
                .toList();
    }

    private static Stream<UUID> chosen() {
        String[] values = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .getOrDefault("chosen", new String[0]);
        return Stream.of(values).limit(MOST).map(SessionListView::id).flatMap(Optional::stream);
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether these are one's own. */
    public boolean isOwn() {
        return owner == null || owner.isEmpty();
    }

    public List<SessionCard> getCards() {
        return cards;
    }

    public @Nullable String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner;
    }
}
