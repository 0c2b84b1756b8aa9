package id.kentongan.web.report.entry;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.CallerDesk;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.filing.Mistake;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.entry.EntryForm.Option;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /report/enter.xhtml?tenant=…&category=…}: first about what, then the rest. */
@Named
@RequestScoped
public class ReportEntryView {

    /** Apart from the keys of programs and of the citizens' form. */
    private static final String SENDER = "officers' form";

    private @Nullable String tenant;
    private @Nullable String category;
    private List<Tenant> governments = List.of();
    private @Nullable Tenant government;
    private @Nullable Receipt receipt;

    @Inject
    private EntryForm form;

    @Inject
    private CallerDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.ENTER_REPORT)
    public void load() {
        governments = desk.governments(user.actor());
        government = governments.stream()
                .filter(each -> tenant == null || tenant.isBlank() || tenant.equals(Integer.toString(each.id())))
                .findFirst()
                .orElse(null);
        Tenant chosen = government;
        if (chosen == null) {
            Attempts.missing();
            return;
        }
        tenant = Integer.toString(chosen.id());
        form.begin(chosen, category);
    }

    @Needs(Action.ENTER_REPORT)
    public void file() {
        form.read();
        load();
        Tenant chosen = government;
        if (chosen == null || !form.isWhole()) {
            Attempts.missing();
            return;
        }
        Optional<Channel> channel = CallerDesk.CHANNELS.stream()
                .filter(each -> each.name().equals(form.draft().first("channel")))
                .findFirst();
        if (channel.isEmpty()) {
            form.draft().add(Mistake.of("channel", "unknown"));
        }
        try {
            form.file(
                            chosen,
                            channel.orElse(Channel.TELEPHONE),
                            SENDER,
                            (wanted, key) -> desk.file(user.actor(), wanted, key))
                    .ifPresent(filed -> {
                        receipt = filed;
                        texts.info("entry.filed");
                    });
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    public List<Option> getGovernments() {
        return governments.stream()
                .map(each -> new Option(Integer.toString(each.id()), each.name()))
                .toList();
    }

    public List<Option> getChannels() {
        return Stream.of(Channel.values())
                .filter(CallerDesk.CHANNELS::contains)
                .map(channel -> new Option(channel.name(), texts.get("entry.channel." + channel)))
                .toList();
    }

    /** What is filled in. */
    public EntryForm getForm() {
        return form;
    }

    /** While a postback is being read, before anything is loaded, the button must be there to be heard. */
    public boolean isOffered() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                || form.chosen() != null && receipt == null;
    }

    /** After filing: number and code, to be read to who called; null before. */
    public @Nullable Receipt getReceipt() {
        return receipt;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getCategory() {
        return category;
    }

    public void setCategory(@Nullable String category) {
        this.category = category;
    }
}
