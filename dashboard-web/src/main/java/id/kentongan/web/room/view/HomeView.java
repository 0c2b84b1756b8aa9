package id.kentongan.web.room.view;

import id.kentongan.chat.talk.boundary.HomeDesk;
import id.kentongan.chat.talk.entity.Home;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /room/home.xhtml?in=31.71}: a citizen says where they live and how old they are, and gets the rooms of that place. */
@Named
@RequestScoped
public class HomeView {

    /** Something to choose. */
    public record Option(String value, String label, boolean chosen) {}

    private String in = "";
    private Home home = new Home(null, null, null);
    private String refusal = "";

    @Inject
    private HomeDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_DATA)
    public void load() {
        if (!user.actor().posts().isEmpty()) {
            Attempts.missing();
            return;
        }
        try {
            home = desk.of(user.actor());
        } catch (VaultClosed e) {
            refusal = texts.get("talk.closed");
        }
    }

    /** Takes what was said. */
    @Needs(Action.MANAGE_OWN_DATA)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        if (sent.containsKey("save") && user.actor().posts().isEmpty()) {
            try {
                desk.say(user.actor(), area(sent).orElse(null), age(sent).orElse(null));
                texts.info("home.saved");
            } catch (TalkRefused e) {
                texts.refuse("talk.refused." + e.reason(), e.seconds());
            } catch (VaultClosed e) {
                texts.refuse("talk.closed");
            }
        }
        load();
    }

    private static Optional<AgeBand> age(Map<String, String> sent) {
        return Stream.of(AgeBand.values())
                .filter(each -> each.name().equals(sent.get("age")))
                .findFirst();
    }

    /** An RW has three digits behind its kelurahan (see {@link AreaCode}); without a number it is the kelurahan alone. */
    private static Optional<AreaCode> area(Map<String, String> sent) {
        String kelurahan = sent.getOrDefault("kelurahan", "");
        String rw = sent.getOrDefault("rw", "").strip();
        if (!AreaCode.isAreaCode(kelurahan)) {
            return Optional.empty();
        }
        return Optional.of(new AreaCode(
                rw.matches("0{0,2}[1-9][0-9]{0,2}") && Integer.parseInt(rw) < 1_000
                        ? kelurahan + ".%03d".formatted(Integer.parseInt(rw))
                        : kelurahan));
    }

    /** What was said so far, in words; empty for nothing. */
    public String getNow() {
        return home.areaName() == null ? "" : home.areaName();
    }

    public boolean isAgeSaid() {
        return home.age() != null;
    }

    /** Why nothing can be said now; empty if it can. */
    public String getRefusal() {
        return refusal;
    }

    /** Those that run kelurahan of their own. */
    private List<Tenant> governments() {
        return directory.tenants().stream()
                .filter(each -> !directory.kelurahan(each).isEmpty())
                .toList();
    }

    /** Governments, where there are several to choose from. */
    public List<Option> getGovernments() {
        List<Tenant> all = governments();
        return all.size() < 2
                ? List.of()
                : all.stream()
                        .map(each -> new Option(
                                each.domain(), each.name(), each.domain().equals(in)))
                        .toList();
    }

    /** The kelurahan of the government, by name. */
    public List<Option> getKelurahan() {
        @Nullable
        AreaCode now =
                home.area() == null ? null : home.area().at(Level.KELURAHAN).orElse(null);
        List<Tenant> all = governments();
        Optional<Tenant> chosen = all.stream()
                .filter(each -> each.domain().equals(in)
                        || in.isEmpty() && (all.size() == 1 || now != null && now.within(each.area())))
                .findFirst();
        return chosen.stream()
                .flatMap(tenant -> directory.nameable(tenant).stream())
                .map(each -> new Option(
                        each.code().value(),
                        each.name() + ", " + each.kecamatan(),
                        each.code().equals(now)))
                .toList();
    }

    /** The RW that was said; empty for none. */
    public String getRw() {
        return home.area() != null && home.area().level() == Level.RW
                ? home.area().value().substring(home.area().value().length() - 3)
                : "";
    }

    public List<Option> getAges() {
        return Stream.of(AgeBand.values())
                .map(age -> new Option(age.name(), texts.get("home.age." + age), age == home.age()))
                .toList();
    }

    public String getIn() {
        return in;
    }

    public void setIn(@Nullable String in) {
        this.in = in == null ? "" : in;
    }
}
