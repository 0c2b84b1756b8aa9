package id.kentongan.web.privacy.view;

import id.kentongan.chat.keep.boundary.OwnWords;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.privacy.boundary.OwnDataDesk;
import id.kentongan.core.privacy.entity.OwnData;
import id.kentongan.core.privacy.entity.OwnData.LocalName;
import id.kentongan.core.privacy.entity.RequestKind;
import id.kentongan.core.privacy.entity.RequestOutcome;
import id.kentongan.core.reveal.entity.Notice;
import id.kentongan.core.vault.entity.Consent;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /session/own-data.xhtml}: what is kept of who is signed in, and what one can do about it. */
@Named
@RequestScoped
public class OwnDataView {

    private @Nullable String government;
    private @Nullable String kind;
    private @Nullable String words;

    private List<String> addresses = List.of();
    private String age = "";
    private String home = "";
    private List<ConsentCard> consents = List.of();
    private List<LocalName> names = List.of();
    private List<RequestCard> requests = List.of();
    private List<NoticeCard> notices = List.of();

    @Inject
    private OwnDataDesk desk;

    @Inject
    private OwnWords said;

    @Inject
    private AreaDirectory directory;

    @Inject
    private RequestCards cards;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_DATA)
    public void load() {
        OwnData data = desk.read(user.actor());
        addresses = data.addresses();
        age = data.ageBand()
                .map(band -> texts.get("own-data.age." + band.name()))
                .orElse("");
        home = data.home().map(this::home).orElse("");
        consents = data.consents().stream().map(this::card).toList();
        names = data.names();
        requests = cards.of(data.requests());
        notices = data.notices().stream().map(this::card).toList();
    }

    private String home(AreaCode area) {
        String names = area.at(Level.KELURAHAN)
                .map(kelurahan -> String.join(", ", directory.path(kelurahan)))
                .orElse("");
        return area.level() == Level.RW ? "RW " + area.value().substring(14) + ", " + names : names;
    }

    private NoticeCard card(Notice notice) {
        return new NoticeCard(
                notice.ticket(),
                cards.government(notice.tenantId()),
                notice.basis().name(),
                texts.time(notice.openedAt(), RequestCards.ZONE));
    }

    private ConsentCard card(Consent consent) {
        Integer tenant = consent.tenantId();
        return new ConsentCard(
                consent.id().toString(),
                consent.topic(),
                consent.textVersion(),
                tenant == null ? "" : cards.government(tenant),
                texts.time(consent.givenAt(), RequestCards.ZONE),
                consent.withdrawnAt() == null ? "" : texts.time(consent.withdrawnAt(), RequestCards.ZONE));
    }

    @Needs(Action.MANAGE_OWN_DATA)
    public void withdraw() {
        boolean done = chosen().map(id -> desk.withdraw(user.actor(), id)).orElse(false);
        if (done) {
            texts.info("own-data.withdrawn");
        } else {
            texts.refuse("own-data.not-withdrawn");
        }
        load();
    }

    @Needs(Action.MANAGE_OWN_DATA)
    public void ask() {
        Optional<Tenant> asked = directory.tenants().stream()
                .filter(each -> Integer.toString(each.id()).equals(government))
                .findFirst();
        Optional<RequestKind> what = Stream.of(RequestKind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst();
        RequestOutcome outcome = asked.isEmpty() || what.isEmpty()
                ? RequestOutcome.UNKNOWN
                : desk.ask(user.actor(), asked.get().id(), what.get(), words == null ? "" : words);
        if (outcome == RequestOutcome.ASKED) {
            texts.info("privacy.outcome." + outcome.name());
            words = null;
        } else {
            texts.refuse("privacy.outcome." + outcome.name());
        }
        load();
    }

    /** Hands everything over as a file. */
    @Needs(Action.MANAGE_OWN_DATA)
    public void takeAlong() throws IOException {
        byte[] file = OwnDataFile.of(desk.takeAlong(user.actor()), said.of(user.actor()))
                .getBytes(StandardCharsets.UTF_8);
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext context = faces.getExternalContext();
        context.setResponseContentType("application/json; charset=UTF-8");
        context.setResponseHeader("Content-Disposition", "attachment; filename=\"kentongan-data.json\"");
        context.setResponseHeader("Cache-Control", "no-store");
        context.setResponseContentLength(file.length);
        context.getResponseOutputStream().write(file);
        faces.responseComplete();
    }

    private static Optional<UUID> chosen() {
        String text = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("consent", "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public List<String> getAddresses() {
        return addresses;
    }

    /** Empty for who has not said. */
    public String getAge() {
        return age;
    }

    public String getHome() {
        return home;
    }

    public List<ConsentCard> getConsents() {
        return consents;
    }

    public List<LocalName> getNames() {
        return names;
    }

    /** That their identity was opened, the newest first. */
    public List<NoticeCard> getNotices() {
        return notices;
    }

    /** Whether there is one that can be withdrawn; while a form is being read it must be there to be heard. */
    public boolean isWithdrawOffered() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                || consents.stream().anyMatch(consent -> consent.withdrawn().isEmpty());
    }

    public List<RequestCard> getRequests() {
        return requests;
    }

    public List<Tenant> getTenants() {
        return directory.tenants();
    }

    public List<RequestKind> getKinds() {
        return List.of(RequestKind.values());
    }

    public @Nullable String getGovernment() {
        return government;
    }

    public void setGovernment(@Nullable String government) {
        this.government = government;
    }

    public @Nullable String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind;
    }

    public @Nullable String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }
}
