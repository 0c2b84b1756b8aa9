package id.kentongan.web.room.view;

import id.kentongan.chat.review.boundary.ReviewFile;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.Review;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Puts cases of moderation into words. */
@RequestScoped
public class ReviewCards {

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    ReviewCard card(ReviewFile file) {
        Review review = file.review();
        return new ReviewCard(
                review.id().toString(),
                file.place(),
                file.speakerName(),
                file.words() == null ? texts.get("review.taken-back") : file.words(),
                review.labels().stream()
                        .map(Policy::of)
                        .distinct()
                        .map(policy -> texts.get("review.policy." + policy))
                        .toList(),
                texts.get("review.decision." + review.decision()),
                file.flags() == 0 ? "" : texts.get("review.flags", file.flags()),
                texts.time(review.dueAt(), zone(review)),
                review.dueAt().toString(),
                file.late(),
                review.claimedBy() != null
                        && !review.claimedBy().equals(user.actor().personId()),
                review.appeal() != null && review.waits());
    }

    ZoneId zone(Review review) {
        return directory.tenant(review.tenantId()).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }
}
