package id.kentongan.web.room.view;

import id.kentongan.chat.community.boundary.CommunityDesk;
import id.kentongan.chat.community.boundary.CommunityFile;
import id.kentongan.chat.community.entity.CommunityRefused;
import id.kentongan.chat.community.entity.CommunityRefused.Reason;
import id.kentongan.core.access.entity.Action;
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

/** {@code /room/community-desk.xhtml}: communities that wait for a moderator, and those that are open. */
@Named
@RequestScoped
public class CommunityDeskView {

    private static final Pattern DONE_TO = Pattern.compile("(let-in|refuse|close):([0-9a-f-]{36})");

    private List<CommunityCard> cards = List.of();

    @Inject
    private CommunityDesk desk;

    @Inject
    private CommunityCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MODERATE_ROOM)
    public void load() {
        cards = desk.moderated(user.actor()).stream().map(rendering::card).toList();
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.MODERATE_ROOM)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        Matcher about = DONE_TO.matcher(sent.getOrDefault("do", ""));
        if (about.matches()) {
            try {
                UUID id = Attempts.id(about.group(2)).orElseThrow(() -> new CommunityRefused(Reason.UNKNOWN));
                String note = sent.getOrDefault("note-" + id, "");
                CommunityFile done = about.group(1).equals("close")
                        ? desk.close(user.actor(), id, note)
                        : desk.decide(user.actor(), id, about.group(1).equals("let-in"), note);
                texts.info("community.desk.done." + done.community().state());
            } catch (CommunityRefused e) {
                texts.refuse("community.refused." + e.reason(), e.number());
            }
        }
        load();
    }

    public List<CommunityCard> getCards() {
        return cards;
    }
}
