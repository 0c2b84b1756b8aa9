package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.followup.boundary.TemplateRefused;
import id.kentongan.report.followup.boundary.TemplateRow;
import id.kentongan.report.followup.boundary.TemplateWish;
import id.kentongan.report.followup.boundary.Templates;
import id.kentongan.report.followup.entity.TemplateText;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /administration/templates.xhtml?tenant=…&template=…}: what offices say again and again. */
@Named
@RequestScoped
public class TemplatesView {

    /**
     * A version as the page shows it.
     *
     * @param unit whose it is; empty for every unit of the government
     * @param textEn empty if there is none
     */
    public record Line(
            String id,
            int version,
            String unit,
            String name,
            String textId,
            String textEn,
            boolean retired,
            String at,
            String by) {

        private static final Line NEW = new Line("", 0, "", "", "", "", false, "", "");
    }

    private @Nullable String tenant;
    private @Nullable String template;
    private List<Tenant> governments = List.of();
    private Templates.Owners owners = new Templates.Owners(false, List.of());
    private List<Line> rows = List.of();
    private List<Line> history = List.of();
    private Line form = Line.NEW;

    @Inject
    private Templates templates;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_TEMPLATES)
    public void load() {
        Optional<Tenant> chosen = chosen();
        if (chosen.isEmpty()) {
            Attempts.missing();
            return;
        }
        Tenant town = chosen.get();
        tenant = Integer.toString(town.id());
        owners = templates.owners(user.actor(), town.id());
        rows = templates.list(user.actor(), town.id()).stream()
                .map(row -> line(row, town))
                .toList();
        if (template == null || template.isBlank()) {
            return;
        }
        history =
                Attempts.id(template)
                        .map(id -> templates.history(user.actor(), town.id(), id))
                        .orElse(List.of())
                        .stream()
                        .map(row -> line(row, town))
                        .toList();
        if (history.isEmpty()) {
            Attempts.missing();
        } else {
            form = history.get(0);
        }
    }

    /** Keeps what was filled in; what is refused stands in the form again. */
    @Needs(Action.MANAGE_TEMPLATES)
    public void keep() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        Optional<Tenant> chosen = chosen();
        if (chosen.isPresent() && sent.containsKey("back")) {
            restore(chosen.get(), sent);
            return;
        }
        if (chosen.isEmpty() || !sent.containsKey("keep")) {
            load();
            return;
        }
        Line wanted = new Line(
                template == null ? "" : template,
                Attempts.version(sent.get("version")),
                "",
                sent.getOrDefault("name", ""),
                sent.getOrDefault("textId", ""),
                sent.getOrDefault("textEn", ""),
                sent.containsKey("retired"),
                "",
                "");
        try {
            UUID kept = templates.save(user.actor(), chosen.get().id(), wish(wanted, sent.getOrDefault("owner", "")));
            texts.info("template.kept");
            template = kept.toString();
            load();
        } catch (TemplateRefused e) {
            texts.refuse("template.refused." + e.reason());
            load();
            if (e.reason() != TemplateRefused.Reason.CHANGED) {
                form = wanted;
            }
        }
    }

    /** Brings the version back that the button names. */
    private void restore(Tenant town, Map<String, String> sent) {
        try {
            templates.restore(
                    user.actor(),
                    town.id(),
                    known(template == null ? "" : template),
                    Attempts.version(sent.get("back")),
                    Attempts.version(sent.get("version")));
            texts.info("template.kept");
        } catch (TemplateRefused e) {
            texts.refuse("template.refused." + e.reason());
        }
        load();
    }

    private TemplateWish wish(Line wanted, String owner) {
        boolean old = template != null && !template.isBlank();
        return new TemplateWish(
                old ? known(wanted.id()) : null,
                wanted.version(),
                old || owner.isEmpty() ? null : known(owner),
                wanted.name(),
                wanted.textId(),
                wanted.textEn(),
                wanted.retired());
    }

    private static UUID known(String id) {
        return Attempts.id(id).orElseThrow(() -> new TemplateRefused(TemplateRefused.Reason.UNKNOWN));
    }

    private Optional<Tenant> chosen() {
        governments = user.actor().posts().stream()
                .map(Post::tenantId)
                .distinct()
                .sorted()
                .filter(id -> !templates.owners(user.actor(), id).isEmpty())
                .map(areas::tenant)
                .flatMap(Optional::stream)
                .toList();
        return governments.stream()
                .filter(each -> tenant == null
                        || tenant.isBlank()
                        || Integer.toString(each.id()).equals(tenant))
                .findFirst();
    }

    private Line line(TemplateRow row, Tenant town) {
        return new Line(
                row.id().toString(),
                row.version(),
                row.unitName() == null ? "" : row.unitName(),
                row.name(),
                row.textId(),
                row.textEn() == null ? "" : row.textEn(),
                row.retired(),
                texts.time(row.changedAt(), town.zone()),
                row.changedBy() == null ? "" : row.changedBy());
    }

    /** The governments in which the reader keeps templates. */
    public List<Tenant> getGovernments() {
        return governments;
    }

    public boolean isForGovernment() {
        return owners.government();
    }

    public List<Unit> getUnits() {
        return owners.units();
    }

    public List<Line> getRows() {
        return rows;
    }

    /** Versions of the chosen one, the newest first; none if a new one is made. */
    public List<Line> getHistory() {
        return history;
    }

    public Line getForm() {
        return form;
    }

    /** What can stand in braces. */
    public String getPlaces() {
        return TemplateText.PLACES.stream()
                .sorted()
                .map(place -> "{" + place + "}")
                .collect(Collectors.joining(" "));
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getTemplate() {
        return template;
    }

    public void setTemplate(@Nullable String template) {
        this.template = template;
    }
}
