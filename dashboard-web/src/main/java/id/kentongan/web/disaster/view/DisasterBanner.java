package id.kentongan.web.disaster.view;

import id.kentongan.core.access.entity.Post;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.web.disaster.DisasterWords;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words about disasters at the top of every page of who works for a government, or oversees it. */
@Named
@RequestScoped
public class DisasterBanner {

    /** What, and where and until when with the reason. */
    public record Line(String title, String detail, String reason) {}

    @Inject
    private CurrentUser user;

    @Inject
    private DisasterWords words;

    private @Nullable List<Line> lines;

    /** None for who is not signed in, and where nothing goes on. */
    public List<Line> getLines() {
        List<Line> known = lines;
        if (known == null) {
            known = running().stream()
                    .map(each -> new Line(words.title(each), words.detail(each), each.reason()))
                    .toList();
            lines = known;
        }
        return known;
    }

    /** It has changed since. */
    void forget() {
        lines = null;
    }

    private List<Disaster> running() {
        return !user.isSignedIn()
                ? List.of()
                : user.actor().posts().stream()
                        .flatMap(DisasterBanner::governments)
                        .distinct()
                        .flatMap(tenant -> words.running(tenant).stream())
                        .toList();
    }

    private static Stream<Integer> governments(Post post) {
        return Stream.concat(Stream.of(post.tenantId()), post.overseen().stream());
    }
}
