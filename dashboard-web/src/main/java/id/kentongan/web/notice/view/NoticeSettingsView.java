package id.kentongan.web.notice.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.notification.boundary.NoticeWishDesk;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.NoticeHabit;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.NoticeWishes;
import id.kentongan.core.notification.entity.NoticeWishes.Row;
import id.kentongan.core.notification.entity.Pace;
import id.kentongan.core.notification.entity.QuietHours;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Language;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /notice/settings.xhtml}: how soon, by which way and at which hours somebody wants to be told. */
@Named
@RequestScoped
public class NoticeSettingsView {

    private NoticeWishes wishes = NoticeWishes.STANDARD;

    @Inject
    private NoticeWishDesk desk;

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser user;

    @Inject
    private Language language;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_NOTICES)
    public void load() {
        wishes = desk.wishes(user.actor());
    }

    /** Keeps what was filled in; letters come in the language that the page was filled in. */
    @Needs(Action.MANAGE_OWN_NOTICES)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        load();
        if (!sent.containsKey("keep")) {
            return;
        }
        try {
            desk.keep(user.actor(), new NoticeWishes(paces(sent), habit(sent)));
            texts.info("notice.settings.kept");
        } catch (DateTimeException | IllegalArgumentException e) {
            texts.refuse("notice.settings.invalid");
        }
        load();
    }

    private Map<Row, Pace> paces(Map<String, String> sent) {
        Map<Row, Pace> paces = new HashMap<>(wishes.paces());
        for (NoticeTopic topic : getTopics()) {
            for (NoticeChannel channel : NoticeChannel.values()) {
                String word = sent.getOrDefault("pace-" + topic + "-" + channel, "");
                getPaces(topic).stream()
                        .filter(pace -> pace.name().equals(word))
                        .findFirst()
                        .ifPresent(pace -> paces.put(new Row(topic, channel), pace));
            }
        }
        return paces;
    }

    private NoticeHabit habit(Map<String, String> sent) {
        Optional<QuietHours> quiet = sent.containsKey("quiet")
                ? Optional.of(new QuietHours(
                        LocalTime.parse(sent.getOrDefault("quietFrom", "")),
                        LocalTime.parse(sent.getOrDefault("quietUntil", ""))))
                : Optional.empty();
        return new NoticeHabit(quiet, LocalTime.parse(sent.getOrDefault("dailyAt", "")), language.getTag());
    }

    /** What there is to tell: an officer's work, or a citizen's own reports. */
    public List<NoticeTopic> getTopics() {
        boolean staff = Doorkeeper.found(request).filter(Visit::staff).isPresent();
        return Stream.of(NoticeTopic.values())
                .filter(topic -> (topic == NoticeTopic.OWN_REPORT) != staff)
                .filter(topic -> staff || topic == NoticeTopic.OWN_REPORT)
                .toList();
    }

    public List<NoticeChannel> getChannels() {
        return List.of(NoticeChannel.values());
    }

    /** An emergency comes at once or not at all. */
    public List<Pace> getPaces(NoticeTopic topic) {
        return topic == NoticeTopic.EMERGENCY ? List.of(Pace.INSTANT, Pace.OFF) : List.of(Pace.values());
    }

    public boolean has(NoticeTopic topic, NoticeChannel channel, Pace pace) {
        return wishes.pace(topic, channel) == pace;
    }

    public boolean isQuiet() {
        return wishes.habit().quiet().isPresent();
    }

    public String getQuietFrom() {
        return quiet().from().toString();
    }

    public String getQuietUntil() {
        return quiet().until().toString();
    }

    public String getDailyAt() {
        return wishes.habit().dailyAt().toString();
    }

    private QuietHours quiet() {
        return wishes.habit().quiet().orElse(QuietHours.STANDARD);
    }
}
