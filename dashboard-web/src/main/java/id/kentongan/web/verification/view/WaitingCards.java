package id.kentongan.web.verification.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.report.entity.verification.Recommendation;
import id.kentongan.report.verification.boundary.QueueItem;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;

/** Puts the queue into words. */
@RequestScoped
public class WaitingCards {

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    WaitingCard card(QueueItem item, ZoneId zone) {
        return new WaitingCard(
                item.ticket(),
                item.tenantId(),
                item.version(),
                texts.choose(item.category().nameId(), item.category().nameEn()),
                item.category().emergency(),
                item.areaName(),
                item.words(),
                item.address() == null ? "" : item.address(),
                texts.time(item.receivedAt(), zone),
                texts.time(item.dueAt(), zone),
                item.dueAt().toString(),
                item.late(),
                item.flags().stream()
                        .map(flag -> texts.get("verification.flag." + flag))
                        .toList(),
                votes(item),
                takenBy(item, zone),
                item.mine(),
                Access.may(user.actor(), Action.READ_REPORT, Matter.in(item.tenantId(), item.area())));
    }

    private String votes(QueueItem item) {
        QueueItem.Votes votes = item.votes();
        if (votes.real() + votes.notReal() + votes.notHere() == 0) {
            return "";
        }
        String counted = texts.get("verification.votes", votes.real(), votes.notReal(), votes.notHere());
        return item.recommendation() == Recommendation.NONE
                ? counted
                : counted + " " + texts.get("verification.recommendation." + item.recommendation());
    }

    private String takenBy(QueueItem item, ZoneId zone) {
        if (item.takenBy() == null || item.takenUntil() == null) {
            return "";
        }
        String until = texts.time(item.takenUntil(), zone);
        return item.mine()
                ? texts.get("verification.taken.mine", until)
                : texts.get("verification.taken", item.takenBy(), until);
    }
}
