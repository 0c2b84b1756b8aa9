package id.kentongan.web.frame;

import id.kentongan.core.access.entity.Post;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Here;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of their areas somebody looks at: {@code area=CODE} in an address, {@code area=all} for all of it; kept while the
 * browser is open. It narrows what pages show and gives no right: what lies outside of one's own areas is as good as unsaid.
 */
@Named
@RequestScoped
public class AreaSwitch {

    private static final int MOST = 400;

    /** @param here whether it is the one that is looked at, as {@code aria-current} takes it */
    public record Step(String name, String address, String here) {}

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser user;

    @Inject
    private AreaDirectory directory;

    private @Nullable Optional<AreaCode> chosen;

    /** Whether there is something to choose from. */
    public boolean isOffered() {
        return user.isSignedIn() && !tops().isEmpty();
    }

    /** The area that is looked at; empty for all of one's own. */
    public Optional<AreaCode> current() {
        Optional<AreaCode> known = chosen;
        if (known == null) {
            known = AreaMemory.in(request)
                    .filter(code -> user.isSignedIn() && tops().stream().anyMatch(code::within));
            chosen = known;
        }
        return known;
    }

    /** Its name; empty for all. */
    public String getName() {
        return current().map(this::name).orElse("");
    }

    /** To look at all again. */
    public String getAllAddress() {
        return Here.with(AreaMemory.NAME, AreaMemory.ALL, "after", "before");
    }

    /** From one's own area down to the one that is looked at. */
    public List<Step> getTrail() {
        List<AreaCode> trail = new ArrayList<>();
        Optional<AreaCode> step = current();
        while (step.isPresent() && tops().stream().anyMatch(step.get()::within)) {
            trail.add(0, step.get());
            step = step.get().parent();
        }
        return trail.stream().map(this::step).toList();
    }

    /** What the area is divided into; one's own areas while all are looked at. */
    public List<Step> getParts() {
        List<AreaCode> parts = current().map(code -> parts(code, kelurahan())).orElseGet(this::tops);
        return parts.stream().limit(MOST).map(this::step).toList();
    }

    /** Areas of one's own whose name has these words, at most {@code most}. */
    List<AreaCode> named(String words, int most) {
        String wanted = words.toLowerCase(Locale.ROOT);
        List<AreaCode> kelurahan = kelurahan();
        return Stream.of(Level.KOTA, Level.KECAMATAN, Level.KELURAHAN)
                .flatMap(level -> kelurahan.stream()
                        .flatMap(code -> code.at(level).stream())
                        .distinct())
                .filter(code -> tops().stream().anyMatch(code::within))
                .filter(code -> name(code).toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .toList();
    }

    static List<AreaCode> parts(AreaCode area, Collection<AreaCode> kelurahan) {
        int next = area.level().ordinal() + 1;
        return next >= Level.values().length
                ? List.of()
                : kelurahan.stream()
                        .filter(code -> code.within(area))
                        .flatMap(code -> code.at(Level.values()[next]).stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private List<AreaCode> tops() {
        return user.actor().posts().stream().map(Post::area).distinct().sorted().toList();
    }

    private List<AreaCode> kelurahan() {
        return user.actor().posts().stream()
                .map(Post::tenantId)
                .distinct()
                .flatMap(tenant -> directory.tenant(tenant).stream())
                .flatMap(tenant -> directory.kelurahan(tenant).stream())
                .toList();
    }

    private Step step(AreaCode code) {
        boolean here = current().filter(code::equals).isPresent();
        return new Step(
                name(code), Here.with(AreaMemory.NAME, code.value(), "after", "before"), here ? "true" : "false");
    }

    String name(AreaCode code) {
        List<String> path = directory.path(code);
        return path.isEmpty() ? code.value() : path.get(0);
    }
}
