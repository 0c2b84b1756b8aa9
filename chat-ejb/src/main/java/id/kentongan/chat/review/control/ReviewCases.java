package id.kentongan.chat.review.control;

import id.kentongan.chat.review.entity.Review;
import id.kentongan.chat.review.entity.ReviewNumber;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.entity.DeadlinesPassed;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.escalation.control.Ascent;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.escalation.entity.NewCase;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells moderators: what they should not leave lying is a case, and climbs the ladder when nobody decides. */
@ApplicationScoped
public class ReviewCases {

    /** What the case is about, as ladders know matters. */
    private static final String TOPIC = "moderasi";

    private final Cases cases;
    private final Ascent ascent;
    private final Units units;
    private final Tenants tenants;
    private final Sql sql;

    @Inject
    public ReviewCases(Cases cases, Ascent ascent, Units units, Tenants tenants, Sql sql) {
        this.cases = cases;
        this.ascent = ascent;
        this.units = units;
        this.tenants = tenants;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected ReviewCases() {
        this.cases = null;
        this.ascent = null;
        this.units = null;
        this.tenants = null;
        this.sql = null;
    }

    /** The kelurahan is told; again is the same as once. Where no office answers for it, the desk alone shows it. */
    public void open(int tenantId, UUID review, AreaCode area) {
        AreaCode kelurahan = area.at(Level.KELURAHAN).orElse(area);
        Optional<Unit> first = units.answerableFor(kelurahan, Tier.KELURAHAN);
        Tenant tenant = tenants.tenant(tenantId).orElseThrow();
        String number = ReviewNumber.of(tenant.code(), review).value();
        if (first.isEmpty()
                || sql.update(
                                "update chat.review set number = ? where tenant_id = ? and id = ? and number is null",
                                number,
                                tenantId,
                                review)
                        == 0) {
            return;
        }
        Writes writes = new Writes();
        cases.open(
                new NewCase(CaseKind.MODERATION_ITEM, tenant, review, number, TOPIC, kelurahan, Priority.NORMAL, null),
                first.get(),
                List.of(),
                writes);
        sql.write(writes);
    }

    /** Somebody does not agree with what was decided: it is told anew, and climbs. */
    public void appealed(Review review) {
        if (review.number() == null) {
            open(review.tenantId(), review.id(), review.area());
            return;
        }
        AreaCode kelurahan = review.area().at(Level.KELURAHAN).orElse(review.area());
        units.answerableFor(kelurahan, Tier.KELURAHAN).ifPresent(unit -> {
            cases.lock(review.tenantId(), review.id());
            cases.reopen(review.tenantId(), review.id(), unit);
        });
    }

    /** It is decided, or answered. */
    public void close(Review review) {
        if (review.number() != null) {
            cases.lock(review.tenantId(), review.id());
            cases.close(review.tenantId(), review.id());
        }
    }

    void on(@Observes DeadlinesPassed passed) {
        ascent.raise(passed.of(CaseKind.MODERATION_ITEM.name()));
    }
}
