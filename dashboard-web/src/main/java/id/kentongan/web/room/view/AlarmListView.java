package id.kentongan.web.room.view;

import id.kentongan.chat.alarm.boundary.AlarmDesk;
import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** {@code /room/alarms.xhtml}: what many speak of in the rooms of the reader's areas. */
@Named
@RequestScoped
public class AlarmListView {

    private List<AlarmCard> cards = List.of();

    @Inject
    private AlarmDesk desk;

    @Inject
    private AlarmCards rendering;

    @Inject
    private CurrentUser user;

    @Needs(Action.READ_ROOM)
    public void load() {
        cards = desk.alarms(user.actor()).stream().map(rendering::card).toList();
    }

    public List<AlarmCard> getCards() {
        return cards;
    }
}
