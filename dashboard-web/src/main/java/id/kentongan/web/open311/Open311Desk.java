package id.kentongan.web.open311;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.identity.boundary.ApiKeys;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.InvalidAnswers;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.IdempotencyKeyReused;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.OutsideJurisdiction;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.intake.boundary.UnknownCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what can be filed and takes it, answering with documents; knows nothing of HTTP but the status of a refusal.
 */
@ApplicationScoped
public class Open311Desk {

    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    /** When the list of endpoints last changed. */
    private static final String CHANGESET = "2026-11-20T00:00:00+07:00";

    private static final int FORM_BYTES = 128 * 1024;
    private static final int UPLOAD_BYTES = 10 * 1024 * 1024;

    /** Words to which FixMyStreet gives a meaning of its own. */
    private static final Set<String> RESERVED_KEYWORDS = Set.of("private", "inactive", "staff", "waste_only");

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final Doorway door;
    private final AreaDirectory areas;
    private final ApiKeys keys;
    private final ReportIntake intake;
    private final PublicReports reports;
    private final Vault vault;
    private final Settings settings;

    private volatile @Nullable FormBody form;

    @Inject
    public Open311Desk(
            Doorway door,
            AreaDirectory areas,
            ApiKeys keys,
            ReportIntake intake,
            PublicReports reports,
            Vault vault,
            Settings settings) {
        this.door = door;
        this.areas = areas;
        this.keys = keys;
        this.intake = intake;
        this.reports = reports;
        this.vault = vault;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected Open311Desk() {
        this.door = null;
        this.areas = null;
        this.keys = null;
        this.intake = null;
        this.reports = null;
        this.vault = null;
        this.settings = null;
    }

    FormBody form() {
        FormBody known = form;
        if (known == null) {
            known = new FormBody(
                    settings.number("kentongan.open311.form.bytes", FORM_BYTES, 16 * 1024, 1024 * 1024),
                    settings.number("kentongan.open311.upload.bytes", UPLOAD_BYTES, 16 * 1024, 256 * 1024 * 1024));
            form = known;
        }
        return known;
    }

    /**
     * @param base the address under which the request came in, used when no public address is configured
     */
    Document discovery(URI base, Texts texts) {
        String home = settings.find("kentongan.public.url")
                .orElseGet(() -> base.resolve("../..").toString());
        String url = (home.endsWith("/") ? home : home + "/") + "open311/v2";
        String test = settings.find("kentongan.open311.test.url").orElse(url);
        return new Document(
                "discovery",
                Node.fields()
                        .and("changeset", CHANGESET)
                        .and("contact", texts.get("discovery.contact", home))
                        .and("key_service", texts.get("discovery.key-service", home))
                        .and(
                                "endpoints",
                                new Node.Items(
                                        "endpoint", List.of(endpoint(url, "production"), endpoint(test, "test")))));
    }

    private static Node endpoint(String url, String type) {
        List<Node> formats = new ArrayList<>();
        for (Format format : Format.values()) {
            formats.add(Node.text(format.mimeType()));
        }
        return Node.fields()
                .and("specification", SPECIFICATION)
                .and("url", url)
                .and("changeset", CHANGESET)
                .and("type", type)
                .and("formats", new Node.Items("format", formats));
    }

    Document services(Parameters query, Texts texts) {
        Tenant tenant = door.jurisdiction(query);
        Map<String, CategoryGroup> groups = reports.groups(tenant.id()).stream()
                .collect(Collectors.toMap(CategoryGroup::code, Function.identity()));
        return new Document(
                "services",
                new Node.Items(
                        "service",
                        reports.categories(tenant.id()).stream()
                                .filter(category -> !category.retired())
                                .map(category -> service(category, groups, tenant, texts))
                                .toList()));
    }

    private static Node service(Category category, Map<String, CategoryGroup> groups, Tenant tenant, Texts texts) {
        String name = texts.name(category);
        Category.Shelf shelf = category.shelf();
        String described = texts.choose(shelf.descriptionId(), shelf.descriptionEn());
        @Nullable CategoryGroup group = shelf.group() == null ? null : groups.get(shelf.group());
        String keywords = Stream.concat(
                        Stream.of(category.code()), Stream.of(shelf.keywords().split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !RESERVED_KEYWORDS.contains(word))
                .distinct()
                .collect(Collectors.joining(","));
        return Node.fields()
                .and("service_code", category.code())
                .and("service_name", name)
                .and(
                        "description",
                        category.emergency()
                                ? texts.get("service.emergency", name, tenant.name())
                                : described.isEmpty()
                                        ? texts.get("service.description", name, tenant.name())
                                        : described)
                .and("metadata", new Node.Truth(!category.attributes().isEmpty()))
                .and("type", category.batch() ? "batch" : "realtime")
                .and("keywords", keywords)
                .and("group", group == null ? Node.NOTHING : Node.text(texts.choose(group.nameId(), group.nameEn())));
    }

    /** What a service asks beside GeoReport's own fields; an empty definition where that is nothing. */
    Document definition(Parameters query, String code, Texts texts) {
        Tenant tenant = door.jurisdiction(query);
        Category category = door.service(tenant, code);
        return new Document(
                "service_definition",
                Node.fields()
                        .and("service_code", category.code())
                        .and(
                                "attributes",
                                new Node.Items(
                                        "attribute",
                                        category.attributes().stream()
                                                .map(attribute -> attribute(attribute, texts))
                                                .toList())));
    }

    private static Node attribute(CategoryAttribute attribute, Texts texts) {
        Node.Fields fields = Node.fields()
                .and("variable", new Node.Truth(attribute.variable()))
                .and("code", attribute.code())
                .and("datatype", attribute.type().word())
                .and("required", new Node.Truth(attribute.required()))
                .and("datatype_description", texts.choose(attribute.hintId(), attribute.hintEn()))
                .and("order", Node.number(attribute.position()))
                .and("description", texts.choose(attribute.nameId(), attribute.nameEn()));
        return attribute.type().isList()
                ? fields.and(
                        "values",
                        new Node.Items(
                                "value",
                                attribute.choices().stream()
                                        .map(choice -> Node.fields()
                                                .and("key", choice.key())
                                                .and("name", texts.choose(choice.nameId(), choice.nameEn())))
                                        .toList()))
                : fields;
    }

    /**
     * Takes a report.
     *
     * @param idempotencyKeys the header, absent or once
     */
    Document file(Parameters arguments, List<String> idempotencyKeys, Texts texts) {
        String key = arguments.single("api_key").orElseThrow(() -> new Refused(Refusal.forbidden("missing-key")));
        Tenant tenant = door.jurisdiction(arguments);
        if (!keys.valid(key.strip(), tenant.id())) {
            throw new Refused(Refusal.forbidden("invalid-key"));
        }
        if (idempotencyKeys.size() > 1
                || !idempotencyKeys.stream()
                        .allMatch(value -> IDEMPOTENCY_KEY.matcher(value).matches())) {
            throw new Refused(Refusal.invalid("idempotency-key"));
        }
        Submission submission = Submission.of(arguments);
        try {
            NewReport report = new NewReport(
                    tenant,
                    submission.serviceCode(),
                    submission.lat(),
                    submission.lon(),
                    submission.address(),
                    submission.description(),
                    Channel.OPEN311,
                    submission.attributes(),
                    submission.reporter());
            Receipt receipt = idempotencyKeys.isEmpty()
                    ? intake.file(report)
                    : intake.file(report, IdempotencyKey.of(key.strip(), idempotencyKeys.get(0)));
            return receipt(receipt, submission, tenant, texts);
        } catch (UnknownCategory e) {
            throw new Refused(Refusal.unknown("unknown-service", Texts.quote(submission.serviceCode())));
        } catch (InvalidAnswers e) {
            throw new Refused(e.answers().stream().map(Open311Desk::wrong).toList());
        } catch (IdempotencyKeyReused e) {
            throw new Refused(Refusal.invalid(Refusal.KEY_REUSED, "idempotency-reused"));
        } catch (OutsideJurisdiction e) {
            throw new Refused(outside(tenant, e.placement()));
        }
    }

    private static Refusal wrong(InvalidAnswers.Wrong answer) {
        String name = "attribute[" + Texts.quote(answer.code()) + "]";
        return switch (answer.reason()) {
            case UNKNOWN ->
                answer.allowed().isEmpty()
                        ? Refusal.invalid("attribute-none", name)
                        : Refusal.invalid("attribute-unknown", name, answer.allowed());
            case MISSING -> Refusal.invalid("missing", name);
            case REPEATED -> Refusal.invalid("repeated", name);
            case TOO_LONG -> Refusal.invalid("too-long", name, answer.allowed());
            case NOT_A_NUMBER -> Refusal.invalid("attribute-number", name);
            case NOT_A_TIME -> Refusal.invalid("not-a-time", name);
            case NOT_A_CHOICE -> Refusal.invalid("attribute-choice", name, answer.allowed());
            case CONTROL_CHARACTERS -> Refusal.invalid("control-characters", name);
        };
    }

    private Refusal outside(Tenant tenant, Placement.Outside place) {
        if (place.other().isPresent()) {
            Tenant other = place.other().get();
            return Refusal.invalid(Refusal.OUTSIDE, "outside-known", tenant.name(), other.name(), other.domain());
        }
        if (place.nearest().isPresent() && place.nearestMetres().isPresent()) {
            String metres = Integer.toString(place.nearestMetres().getAsInt());
            List<String> path = areas.path(place.nearest().get());
            if (!path.isEmpty()) {
                return Refusal.invalid(Refusal.OUTSIDE, "outside-near", tenant.name(), metres, path.get(0));
            }
        }
        return Refusal.invalid(Refusal.OUTSIDE, "outside", tenant.name());
    }

    private Document receipt(Receipt receipt, Submission submission, Tenant tenant, Texts texts) {
        List<String> notice = new ArrayList<>();
        if (receipt.trackingCode() == null) {
            notice.add(texts.get("receipt.repeat", receipt.ticket()));
        } else {
            notice.add(texts.get("receipt.ticket", receipt.ticket()));
            notice.add(texts.get("receipt.tracking", receipt.trackingCode()));
        }
        notice.add(texts.get("receipt.place", String.join(", ", receipt.place().path())));
        if (receipt.place().approximate()) {
            notice.add(texts.get("receipt.approximate"));
        }
        if (receipt.expectedAt() != null) {
            notice.add(texts.get("receipt.expected", Moments.print(receipt.expectedAt(), tenant.zone())));
        }
        Category category = door.known(tenant, submission.serviceCode());
        if (category.emergency()) {
            notice.add(texts.get("receipt.emergency"));
        }
        if (!submission.reporter().anonymous()) {
            notice.add(texts.get(vault.ready() ? "receipt.personal" : "receipt.personal.none"));
        }
        if (!submission.dropped().isEmpty()) {
            notice.add(texts.get("receipt.personal.dropped", String.join(", ", submission.dropped())));
        }
        if (submission.media()) {
            notice.add(texts.get("receipt.media"));
        }
        Node request = Node.fields()
                .and(category.batch() ? "token" : "service_request_id", receipt.ticket())
                .and("service_notice", String.join(" ", notice))
                .and("account_id", Node.NOTHING);
        return new Document("service_requests", new Node.Items("request", List.of(request)));
    }
}
