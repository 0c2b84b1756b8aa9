package id.kentongan.web.room.view;

import id.kentongan.chat.review.boundary.ReviewDesk;
import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** {@code /room/reviews.xhtml}: what waits for a moderator, the most urgent first. */
@Named
@RequestScoped
public class ReviewListView {

    private List<ReviewCard> cards = List.of();

    @Inject
    private ReviewDesk desk;

    @Inject
    private ReviewCards rendering;

    @Inject
    private CurrentUser user;

    @Needs(Action.MODERATE_ROOM)
    public void load() {
        cards = desk.waiting(user.actor()).stream().map(rendering::card).toList();
    }

    public List<ReviewCard> getCards() {
        return cards;
    }
}
