package id.kentongan.web.room.view;

import id.kentongan.chat.community.boundary.CommunityDesk;
import id.kentongan.chat.community.entity.CommunityRefused;
import id.kentongan.chat.community.entity.CommunityRefused.Reason;
import id.kentongan.chat.community.entity.NewCommunity;
import id.kentongan.chat.community.entity.Visibility;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.access.entity.Action;
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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code /room/communities.xhtml}: the communities of where a citizen lives. */
@Named
@RequestScoped
public class CommunityListView {

    private static final Pattern DONE_TO = Pattern.compile("(join|leave):([0-9a-f-]{36})");

    /** Something to choose. */
    public record Option(String value, String label, boolean chosen) {}

    private List<CommunityCard> cards = List.of();
    private String refusal = "";
    private String name = "";
    private String purpose = "";
    private Visibility visibility = Visibility.KELURAHAN;

    @Inject
    private CommunityDesk desk;

    @Inject
    private CommunityCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.TALK_WITH_NEIGHBOURS)
    public void load() {
        if (!user.actor().posts().isEmpty()) {
            Attempts.missing();
            return;
        }
        try {
            cards = desk.of(user.actor()).stream().map(rendering::card).toList();
        } catch (VaultClosed e) {
            refusal = texts.get("talk.closed");
        } catch (TalkRefused e) {
            refusal = texts.get("talk.refused." + e.reason(), e.seconds());
        }
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        try {
            act(sent.getOrDefault("do", ""), sent);
        } catch (CommunityRefused e) {
            texts.refuse("community.refused." + e.reason(), e.number());
        } catch (TalkRefused e) {
            texts.refuse("talk.refused." + e.reason(), e.seconds());
        } catch (VaultClosed e) {
            texts.refuse("talk.closed");
        }
        load();
    }

    private void act(String what, Map<String, String> sent) {
        Matcher about = DONE_TO.matcher(what);
        if (about.matches()) {
            UUID id = Attempts.id(about.group(2)).orElseThrow(() -> new CommunityRefused(Reason.UNKNOWN));
            if (about.group(1).equals("join")) {
                desk.join(user.actor(), id);
                texts.info("community.join.done");
            } else {
                desk.leave(user.actor(), id);
                texts.info("community.leave.done");
            }
        } else if (what.equals("found")) {
            name = sent.getOrDefault("name", "");
            purpose = sent.getOrDefault("purpose", "");
            visibility = Stream.of(Visibility.values())
                    .filter(each -> each.name().equals(sent.get("visibility")))
                    .findFirst()
                    .orElse(Visibility.KELURAHAN);
            desk.found(user.actor(), new NewCommunity(name, purpose, visibility));
            texts.info("community.ask.done");
            name = "";
            purpose = "";
        }
    }

    public List<CommunityCard> getCards() {
        return cards;
    }

    /** Why there are none; empty if there could be. */
    public String getRefusal() {
        return refusal;
    }

    /** What somebody needs who wants to found one. */
    public String getTrust() {
        return texts.get("community.found.hint", desk.days());
    }

    /** What was entered and not taken. */
    public String getName() {
        return name;
    }

    public String getPurpose() {
        return purpose;
    }

    public List<Option> getVisibilities() {
        return Stream.of(Visibility.values())
                .map(each -> new Option(each.name(), texts.get("community.choice." + each), each == visibility))
                .toList();
    }
}
