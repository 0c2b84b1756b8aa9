package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.boundary.AuditDesk;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /administration/audit.xhtml?of=…}: what was decided, read and changed, for auditors. */
@Named
@RequestScoped
public class AuditView {

    private static final int PAGE = 50;
    private static final String INSTALLATION = "0";
    private static final Pattern ACTION = Pattern.compile("[A-Z_]{2,60}");
    private static final Pattern OBJECT = Pattern.compile("[ -~]{2,200}");

    /**
     * Whose audit can be read here.
     *
     * @param id of the government, 0 for the installation
     */
    public record Choice(String id, String name) {}

    private @Nullable String of;
    private @Nullable String action;
    private @Nullable String object;
    private @Nullable String before;
    private List<Choice> choices = List.of();
    private List<HistoryCard> entries = List.of();
    private @Nullable String next;

    @Inject
    private AuditDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_AUDIT)
    public void load() {
        List<Choice> readable = new ArrayList<>();
        if (Access.may(user.actor(), Action.READ_AUDIT, Matter.installation())) {
            readable.add(new Choice(INSTALLATION, texts.get("audit.installation")));
        }
        directory.tenants().stream()
                .filter(tenant -> Access.may(user.actor(), Action.READ_AUDIT, Matter.in(tenant.id(), tenant.area())))
                .forEach(tenant -> readable.add(new Choice(Integer.toString(tenant.id()), tenant.name())));
        choices = List.copyOf(readable);
        if (choices.isEmpty()) {
            Attempts.missing();
            return;
        }
        String wanted = of == null || of.isBlank() ? choices.get(0).id() : of.strip();
        of = wanted;
        if (choices.stream().noneMatch(choice -> choice.id().equals(wanted))) {
            Attempts.missing();
            return;
        }
        try {
            show(Integer.parseInt(wanted));
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    private void show(int tenantId) {
        ZoneId zone = directory.tenant(tenantId).map(Tenant::zone).orElse(ZoneId.of("Asia/Jakarta"));
        AuditDesk.Question question = new AuditDesk.Question(
                tenantId,
                fit(action, ACTION),
                fit(object, OBJECT),
                Attempts.id(before).orElse(null));
        List<HistoryLine> lines = desk.entries(user.actor(), question, PAGE + 1);
        next = lines.size() > PAGE ? lines.get(PAGE - 1).id().toString() : null;
        entries = HistoryCard.of(lines.stream().limit(PAGE).toList(), texts, zone);
    }

    private static @Nullable String fit(@Nullable String text, Pattern form) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(words -> form.matcher(words).matches())
                .orElse(null);
    }

    public List<Choice> getChoices() {
        return choices;
    }

    public List<HistoryCard> getEntries() {
        return entries;
    }

    public @Nullable String getNext() {
        return next;
    }

    public @Nullable String getOf() {
        return of;
    }

    public void setOf(@Nullable String of) {
        this.of = of;
    }

    /** Empty for all: a link cannot carry nothing. */
    public String getAction() {
        return action == null ? "" : action;
    }

    public void setAction(@Nullable String action) {
        this.action = action;
    }

    /** Empty for all: a link cannot carry nothing. */
    public String getObject() {
        return object == null ? "" : object;
    }

    public void setObject(@Nullable String object) {
        this.object = object;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
