package id.kentongan.web.open311;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.Answer;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.intake.boundary.PublicEvent;
import id.kentongan.report.intake.boundary.PublicReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reports as GeoReport's {@code request} elements. What many of them share is found once per page. */
final class RequestPage {

    private final Tenant tenant;
    private final Map<String, Category> categories;
    private final AreaDirectory areas;
    private final Texts texts;
    private final Map<AreaCode, Node> offices = new HashMap<>();
    private final Map<ReportStatus, Node> states = new EnumMap<>(ReportStatus.class);
    private final Map<Boolean, Map<Boolean, Node>> notices = new HashMap<>();

    RequestPage(Tenant tenant, Map<String, Category> categories, AreaDirectory areas, Texts texts) {
        this.tenant = tenant;
        this.categories = categories;
        this.areas = areas;
        this.texts = texts;
    }

    Document of(List<PublicReport> reports) {
        return document(reports.stream().map(this::request).toList());
    }

    /** With everything that {@code extensions=true} adds. */
    Document of(List<PublicReport> reports, Map<UUID, List<PublicEvent>> histories) {
        return document(reports.stream()
                .map(report -> extended(request(report), report, histories.getOrDefault(report.id(), List.of())))
                .toList());
    }

    private static Document document(List<Node.Fields> requests) {
        return new Document("service_requests", new Node.Items("request", requests));
    }

    private Node.Fields request(PublicReport report) {
        Category category = categories.get(report.categoryCode());
        return Node.fields()
                .and("service_request_id", report.ticket())
                .and("status", report.status().open() ? "open" : "closed")
                .and("status_notes", states.computeIfAbsent(report.status(), this::state))
                .and("service_name", category == null ? report.categoryCode() : texts.name(category))
                .and("service_code", report.categoryCode())
                .and("description", report.description())
                .and("agency_responsible", offices.computeIfAbsent(report.area(), area -> office(report)))
                .and("service_notice", notice(report.verified(), report.approximate()))
                .and("requested_datetime", Moments.print(report.receivedAt(), tenant.zone()))
                .and("updated_datetime", Moments.print(report.updatedAt(), tenant.zone()))
                .and("expected_datetime", Moments.print(report.expectedAt(), tenant.zone()))
                .and("address", report.address())
                .and("address_id", Node.NOTHING)
                .and("zipcode", Node.NOTHING)
                .and("lat", Node.number(report.lat()))
                .and("long", Node.number(report.lon()))
                .and("media_url", Node.NOTHING);
    }

    private Node state(ReportStatus status) {
        return Node.text(texts.get("status." + status.name()));
    }

    private Node office(PublicReport report) {
        return Node.text(areas.office(report.area()).map(Unit::name).orElse(report.areaName()));
    }

    private Node notice(boolean verified, boolean approximate) {
        return notices.computeIfAbsent(verified, any -> new HashMap<>())
                .computeIfAbsent(approximate, any -> Node.text(noticeText(verified, approximate)));
    }

    private String noticeText(boolean verified, boolean approximate) {
        String hidden = verified ? "" : texts.get("report.unverified");
        String about = approximate ? texts.get("report.approximate") : "";
        return (hidden + " " + about).strip();
    }

    private Node.Fields extended(Node.Fields request, PublicReport report, List<PublicEvent> history) {
        return request.and("attributes", new Node.Items("attribute", answers(report)))
                .and(
                        "extended_attributes",
                        Node.fields()
                                .and("status", report.status().name().toLowerCase(Locale.ROOT))
                                .and("area_code", report.area().value())
                                .and("area_name", report.areaName())
                                .and("approximate", new Node.Truth(report.approximate()))
                                .and("verified", new Node.Truth(report.verified())))
                .and(
                        "notes",
                        new Node.Items("note", history.stream().map(this::note).toList()));
    }

    /** As other cities write it: one element per answer, a chosen one with its key. */
    private List<Node> answers(PublicReport report) {
        List<Node> answers = new ArrayList<>();
        for (Answer answer : report.answers()) {
            for (Answer.Value value : answer.values()) {
                answers.add(Node.fields()
                        .and("label", texts.choose(answer.nameId(), answer.nameEn()))
                        .and("name", answer.code())
                        .and("value", texts.choose(value.textId(), value.textEn()))
                        .and("code", value.key()));
            }
        }
        return answers;
    }

    private Node note(PublicEvent event) {
        return Node.fields()
                .and("datetime", Moments.print(event.at(), tenant.zone()))
                .and("description", texts.event(event.type(), event.unitName()))
                .and("type", event.type().name().toLowerCase(Locale.ROOT));
    }
}
