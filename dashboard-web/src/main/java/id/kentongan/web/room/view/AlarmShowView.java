package id.kentongan.web.room.view;

import id.kentongan.chat.alarm.boundary.AlarmDesk;
import id.kentongan.chat.alarm.boundary.AlarmFile;
import id.kentongan.chat.alarm.entity.AlarmRefused;
import id.kentongan.chat.alarm.entity.AlarmRefused.Reason;
import id.kentongan.core.access.entity.Access;
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
import org.jspecify.annotations.Nullable;

/** {@code /room/alarm.xhtml?tenant=…&number=…}: what many speak of, what they say, and what is done about it. */
@Named
@RequestScoped
public class AlarmShowView {

    /** A message that is about it. */
    public record Line(String at, String words) {}

    private int tenant;
    private String number = "";
    private @Nullable AlarmFile file;

    @Inject
    private AlarmDesk desk;

    @Inject
    private AlarmCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_ROOM)
    public void load() {
        try {
            file = desk.open(user.actor(), tenant, number);
        } catch (AlarmRefused e) {
            Attempts.missing();
        }
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.ANSWER_CHAT_ALARM)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String what = sent.getOrDefault("do", "");
        try {
            if (what.equals("take")) {
                desk.take(user.actor(), tenant, number);
                texts.info("alarm.taken");
            } else if (what.equals("close")) {
                desk.close(user.actor(), tenant, number, sent.getOrDefault("note", ""));
                texts.info("alarm.closed");
            }
        } catch (AlarmRefused e) {
            if (e.reason() != Reason.UNKNOWN) {
                texts.refuse("alarm.refused." + e.reason());
            }
        }
        load();
    }

    public @Nullable AlarmCard getCard() {
        return file == null ? null : rendering.card(file);
    }

    public List<Line> getSaid() {
        return file == null
                ? List.of()
                : file.said().stream()
                        .map(line -> new Line(texts.time(line.at(), rendering.zone(tenant)), line.words()))
                        .toList();
    }

    /** The room of the kelurahan's citizens. */
    public String getRoom() {
        return file == null || file.room() == null ? "" : file.room().toString();
    }

    public String getArea() {
        return file == null ? "" : file.alarm().area().value();
    }

    public boolean isTakeable() {
        return file != null && file.answers() && file.alarm().taken() == null;
    }

    public boolean isClosable() {
        return file != null
                && file.answers()
                && file.alarm().taken() != null
                && file.alarm().closed() == null;
    }

    /** Whether the reader can instruct anybody about it. */
    public boolean isInstructs() {
        return !Access.unitsOf(user.actor(), Action.ISSUE_INSTRUCTION).isEmpty();
    }

    public int getTenant() {
        return tenant;
    }

    public void setTenant(int tenant) {
        this.tenant = tenant;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number == null ? "" : number;
    }
}
