package id.kentongan.web.alert.view;

import id.kentongan.core.notification.boundary.AlertRow;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what core knows of an alert and what the report's module calls its category. */
@RequestScoped
public class AlertCards {

    @Inject
    private AreaDirectory areas;

    @Inject
    private PublicReports reports;

    @Inject
    private Texts texts;

    private record Place(Tenant tenant, boolean approximate, Map<String, Category> categories) {}

    private final Map<Integer, Place> places = new HashMap<>();

    public List<AlertCard> of(List<AlertRow> rows) {
        return rows.stream().map(this::card).toList();
    }

    private AlertCard card(AlertRow row) {
        Place place = places.computeIfAbsent(row.tenantId(), this::place);
        @Nullable Category category = place.categories().get(row.topic());
        return new AlertCard(
                row.reference(),
                row.tenantId(),
                row.kind(),
                row.round(),
                row.tier(),
                topic(row, category),
                row.areaName(),
                place.approximate(),
                texts.time(row.raisedAt(), place.tenant().zone()),
                row.raisedAt().toInstant().toString(),
                row.accepted());
    }

    private String topic(AlertRow row, @Nullable Category category) {
        if (Reference.isInstruction(row.reference())) {
            return texts.get("instruction.topic");
        }
        if (Reference.isChatAlarm(row.reference())) {
            return texts.get("alarm.topic", row.topic());
        }
        if (Reference.isReview(row.reference())) {
            return texts.get("review.topic");
        }
        if (row.kind() == AlertKind.DISASTER) {
            return texts.get("disaster.topic");
        }
        return category == null ? row.topic() : texts.choose(category.nameId(), category.nameEn());
    }

    private Place place(int tenantId) {
        Tenant tenant = areas.tenant(tenantId).orElseThrow();
        Map<String, Category> categories =
                reports.categories(tenantId).stream().collect(Collectors.toMap(Category::code, Function.identity()));
        return new Place(tenant, areas.approximate(tenant), categories);
    }
}
