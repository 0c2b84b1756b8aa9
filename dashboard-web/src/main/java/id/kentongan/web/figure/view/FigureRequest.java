package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.rollup.entity.Period;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an address of figures asks for: an area and a period, each with a standard for who says nothing. */
@Dependent
public class FigureRequest {

    private final AreaDirectory areas;
    private final DatabaseClock clock;

    @Inject
    public FigureRequest(AreaDirectory areas, DatabaseClock clock) {
        this.areas = areas;
        this.clock = clock;
    }

    /** An area of a government, and months. */
    public record Asked(Tenant tenant, AreaCode area, Period period) {}

    /**
     * @param area a code; without one the largest area that the actor answers for
     * @param from the first month, such as {@code 2026-05}; without one this month
     * @param to the last; without one the first
     * @return empty for what does not exist for the actor
     */
    public Optional<Asked> of(Actor actor, @Nullable String area, @Nullable String from, @Nullable String to) {
        return area(actor, area)
                .flatMap(code -> tenant(actor, code).flatMap(tenant -> {
                    String first =
                            from == null || from.isEmpty() ? thisMonth(tenant).toString() : from;
                    return Period.of(first, to == null || to.isEmpty() ? first : to)
                            .map(period -> new Asked(tenant, code, period));
                }));
    }

    private static Optional<AreaCode> area(Actor actor, @Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return actor.posts().stream()
                    .filter(post ->
                            Access.may(actor, Action.READ_FIGURES_OF_AREA, Matter.in(post.tenantId(), post.area())))
                    .map(Post::area)
                    .min(Comparator.comparingInt((AreaCode code) -> code.value().length())
                            .thenComparing(Comparator.naturalOrder()));
        }
        return AreaCode.isAreaCode(typed) ? Optional.of(new AreaCode(typed)) : Optional.empty();
    }

    private Optional<Tenant> tenant(Actor actor, AreaCode area) {
        return areas.tenants().stream()
                .filter(tenant -> area.within(tenant.area()))
                .filter(tenant -> Access.may(actor, Action.READ_FIGURES_OF_AREA, Matter.in(tenant.id(), area)))
                .max(Comparator.comparingInt(tenant -> tenant.area().value().length()));
    }

    /** The government that the actor works for, if it is one whose rankings the actor may read. */
    public Optional<Tenant> home(Actor actor) {
        return areas.tenants().stream()
                .filter(tenant -> Access.may(actor, Action.READ_RANKING, Matter.in(tenant.id(), tenant.area())))
                .findFirst();
    }

    /** @return empty for what is no month, such as {@code 2026-13} */
    static Optional<YearMonth> month(@Nullable String typed) {
        try {
            return typed != null && typed.length() == 7 ? Optional.of(YearMonth.parse(typed)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The month that it is in the government's time zone. */
    public YearMonth thisMonth(Tenant tenant) {
        return YearMonth.from(clock.now().atZoneSameInstant(tenant.zone()));
    }
}
