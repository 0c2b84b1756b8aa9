package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.PhotoMoment;
import id.kentongan.report.entity.PhotoRow;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.Dossier;
import id.kentongan.report.followup.boundary.FollowUps;
import id.kentongan.report.followup.boundary.WorkPhotos;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /report/show.xhtml?tenant=…&ticket=…} */
@Named
@RequestScoped
public class ReportShowView {

    private static final Set<String> REFUSED = Set.of(
            WorkPhotos.Outcome.KNOWN.name(), WorkPhotos.Outcome.TOO_MANY.name(), ReportPhoto.NONE, ReportPhoto.NOT_NOW);

    private @Nullable String tenant;
    private @Nullable String ticket;
    private @Nullable String doing;
    private @Nullable ReportPage report;
    private @Nullable Dossier dossier;
    private boolean revealOffered;
    private @Nullable String photo;
    private List<PhotoRow> photos = List.of();

    @Inject
    private FollowUps followUps;

    @Inject
    private PhotoDesk photoDesk;

    @Inject
    private ReportPages rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Acceptance acceptance;

    @Inject
    private Texts texts;

    /** A report of somebody else's area is as unknown as one that does not exist. */
    @Needs(Action.READ_REPORT)
    public void load() throws IOException {
        try {
            read();
            sayOfPhotos();
        } catch (UnknownTicket e) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
        }
    }

    private void read() {
        Dossier found = followUps.dossier(user.actor(), Acceptance.tenantId(tenant), ticket());
        dossier = found;
        report = rendering.of(found);
        photos = photoDesk.list(user.actor(), found.tenantId(), found.ticket());
        revealOffered = Access.may(user.actor(), Action.REQUEST_REVEAL, Matter.in(found.tenantId(), found.area()));
    }

    /** After something was done with it; who has handed it away is led back to their own. */
    void reload() throws IOException {
        try {
            read();
        } catch (UnknownTicket e) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().getFlash().setKeepMessages(true);
            faces.getExternalContext()
                    .redirect(faces.getExternalContext().getRequestContextPath() + "/today/list.xhtml");
            faces.responseComplete();
        }
    }

    @Nullable
    Dossier dossier() {
        return dossier;
    }

    @Needs(Action.ACCEPT_REPORT)
    public void accept() throws IOException {
        acceptance.accept(tenant, ticket);
        load();
    }

    /** Shows the public what a partner says; the button that was pressed names which. */
    @Needs(Action.PUBLISH_PARTNER_NOTE)
    public void showNote() throws IOException {
        String pressed = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("show", "");
        if (!pressed.isEmpty()) {
            acceptance.show(tenant, ticket, pressed);
            load();
        }
    }

    private String ticket() {
        return ticket == null ? "" : ticket;
    }

    /** While a postback is being read, before anything is loaded, the button must be there to be heard. */
    public boolean isAcceptOffered() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                || report != null && report.mayAccept();
    }

    /** How long there is until it was promised to be done; of a closed report nothing. */
    public Remaining getRemaining() {
        Dossier known = dossier;
        boolean open =
                known != null && known.status() != ReportStatus.RESOLVED && known.status() != ReportStatus.REJECTED;
        return open ? Remaining.of(known.at(), known.expectedAt()) : Remaining.NOTHING;
    }

    /** The same in words; empty when nothing was promised. */
    public String getLeft() {
        Remaining remaining = getRemaining();
        return remaining.key().isEmpty() ? "" : texts.get("remaining." + remaining.key(), remaining.amount());
    }

    /** Whether the reader may see who read and changed it. */
    public boolean isAuditOffered() {
        return dossier != null
                && Access.may(user.actor(), Action.READ_AUDIT, Matter.in(dossier.tenantId(), dossier.area()));
    }

    public boolean isRevealOffered() {
        return revealOffered;
    }

    /** Ids of the photos that came with the report. */
    public List<UUID> getPhotos() {
        return photos(PhotoMoment.BEFORE);
    }

    /** Ids of the photos of the work that was done. */
    public List<UUID> getPhotosOfWork() {
        return photos(PhotoMoment.AFTER);
    }

    private List<UUID> photos(PhotoMoment moment) {
        return photos.stream()
                .filter(one -> one.moment() == moment)
                .map(PhotoRow::id)
                .toList();
    }

    /** Whether the reader says next that the work is done, and can show it. */
    public boolean isWorkShown() {
        return dossier != null
                && dossier.moves().contains(Move.PROVE)
                && photos(PhotoMoment.AFTER).size() < Photo.MOST;
    }

    /** Says once what became of photos that were sent. */
    private void sayOfPhotos() {
        String outcome = photo == null || FacesContext.getCurrentInstance().isPostback() ? "" : photo;
        if (outcome.equals(WorkPhotos.Outcome.KEPT.name())) {
            texts.info("report.photo.KEPT");
        } else if (REFUSED.contains(outcome)) {
            texts.refuse("report.photo." + outcome);
        } else if (Stream.of(UnfitPhoto.Reason.values())
                .anyMatch(reason -> reason.name().equals(outcome))) {
            texts.refuse("filing.mistake.photo." + outcome);
        }
    }

    /** What became of photos that were sent, as the address says it. */
    public @Nullable String getPhoto() {
        return photo;
    }

    public void setPhoto(@Nullable String photo) {
        this.photo = photo;
    }

    /** What the reader came to do: a word of {@link Doing}. */
    public @Nullable String getDoing() {
        return doing;
    }

    public void setDoing(@Nullable String doing) {
        this.doing = doing;
    }

    public @Nullable ReportPage getReport() {
        return report;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getTicket() {
        return ticket;
    }

    public void setTicket(@Nullable String ticket) {
        this.ticket = ticket;
    }
}
