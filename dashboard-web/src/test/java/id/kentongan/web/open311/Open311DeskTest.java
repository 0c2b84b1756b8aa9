package id.kentongan.web.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.identity.boundary.ApiKeys;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.IdempotencyKeyReused;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.OutsideJurisdiction;
import id.kentongan.report.intake.boundary.PublicEvent;
import id.kentongan.report.intake.boundary.PublicReport;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.intake.boundary.UnknownCategory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Open311DeskTest {

    private static final Tenant JAKARTA = new Tenant(
            1, "JKT", "jakarta.go.id", "Provinsi DKI Jakarta", new AreaCode("31"), ZoneId.of("Asia/Jakarta"), "dki");
    private static final Tenant KUPANG = new Tenant(
            2, "KPG", "kupangkota.go.id", "Kota Kupang", new AreaCode("53.71"), ZoneId.of("Asia/Makassar"), "sp4n");
    private static final AreaCode GAMBIR = new AreaCode("31.71.01.1001");
    private static final String TICKET = "JKT-2611-7K3M9-QXA2B";
    private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2026-11-21T03:04:05.678901Z");
    private static final CategoryAttribute HEIGHT = new CategoryAttribute(
            "tinggi",
            AttributeType.SINGLEVALUELIST,
            true,
            true,
            1,
            "Setinggi apa?",
            "How high?",
            "",
            "Choose",
            List.of(new AttributeChoice("lutut", "Lutut", "Knees")));
    private static final String POST =
            "jurisdiction_id=jakarta.go.id&api_key=kunci&service_code=banjir&lat=-6.17&long=106.82";

    private final List<NewReport> filed = new ArrayList<>();
    private final Doorway door = new Doorway(new PaperAreas(), new PaperReports());
    private final Open311Desk desk = new Open311Desk(
            door,
            new PaperAreas(),
            new PaperKeys(),
            new PaperIntake(),
            new PaperReports(),
            new PaperVault(),
            new PaperSettings());
    private final RequestDesk requests = new RequestDesk(door, new PaperReports(), new PaperAreas());

    @Test
    void discovery_names_two_endpoints_with_both_formats() {
        String json = json(desk.discovery(URI.create("http://h:1/open311/v2/"), english()));

        assertThat(json)
                .startsWith("{\"changeset\":\"2026-11-20T00:00:00+07:00\",\"contact\":")
                .contains("\"endpoints\":[{\"specification\":\"http://wiki.open311.org/GeoReport_v2\","
                        + "\"url\":\"https://kentongan.example/open311/v2\",\"changeset\":")
                .contains("\"type\":\"production\",\"formats\":[\"text/xml\",\"application/json\"]}")
                .contains("\"type\":\"test\"");
    }

    @Test
    void services_are_named_in_the_language_of_the_request() {
        assertThat(json(desk.services(args("jurisdiction_id=jakarta.go.id"), indonesian())))
                .startsWith("[{\"service_code\":\"banjir\",\"service_name\":\"Bencana banjir\",\"description\":"
                        + "\"Laporan tentang Bencana banjir di wilayah Provinsi DKI Jakarta.")
                .contains("\"metadata\":false,\"type\":\"realtime\",\"keywords\":\"banjir\",\"group\":null}")
                .contains("\"service_code\":\"staff\",\"service_name\":\"Petugas\"")
                .doesNotContain("\"keywords\":\"staff\"");
        assertThat(json(desk.services(args("jurisdiction_id=jakarta.go.id"), english())))
                .contains("\"service_name\":\"Flood\"");
    }

    @Test
    void a_definition_is_one_object_without_attributes() {
        assertThat(json(desk.definition(args("jurisdiction_id=jakarta.go.id"), "banjir", english())))
                .isEqualTo("{\"service_code\":\"banjir\",\"attributes\":[]}");
    }

    @Test
    void a_definition_tells_every_question_with_its_choices() {
        assertThat(json(desk.definition(args("jurisdiction_id=jakarta.go.id"), "staff", english())))
                .isEqualTo("{\"service_code\":\"staff\",\"attributes\":[{\"variable\":true,\"code\":\"tinggi\","
                        + "\"datatype\":\"singlevaluelist\",\"required\":true,\"datatype_description\":\"Choose\","
                        + "\"order\":1,\"description\":\"How high?\","
                        + "\"values\":[{\"key\":\"lutut\",\"name\":\"Knees\"}]}]}");
    }

    @Test
    void a_batch_service_gives_a_token_and_no_number() {
        assertThat(json(desk.file(
                        args(POST.replace("banjir", "staff") + "&attribute[tinggi]=lutut"), List.of(), english())))
                .startsWith("[{\"token\":\"" + TICKET + "\",\"service_notice\":")
                .doesNotContain("service_request_id");
    }

    @Test
    void answers_are_passed_on_and_what_clients_add_by_themselves_is_not() {
        desk.file(
                args(POST + "&attribute[tinggi]=lutut&attribute[jenis][]=a&attribute[jenis][]=b&attribute[title]=x"),
                List.of(),
                english());

        assertThat(filed)
                .singleElement()
                .satisfies(report -> assertThat(report.attributes())
                        .isEqualTo(Map.of("tinggi", List.of("lutut"), "jenis", List.of("a", "b"))));
    }

    @Test
    void a_report_is_filed_and_the_receipt_says_what_the_citizen_must_know() {
        String json =
                json(desk.file(args(POST + "&description=Banjir&email=a%40b.c&media_url=x"), List.of(), english()));

        assertThat(filed).singleElement().satisfies(report -> {
            assertThat(report.tenant()).isEqualTo(JAKARTA);
            assertThat(report.lat()).isEqualTo(-6.17);
            assertThat(report.lon()).isEqualTo(106.82);
            assertThat(report.description()).isEqualTo("Banjir");
        });
        assertThat(json)
                .startsWith("[{\"service_request_id\":\"" + TICKET + "\",\"service_notice\":\"Report " + TICKET)
                .contains("Tracking code: RAHASIA. Keep it")
                .contains("Place: Gambir, Gambir, Kota Jakarta Pusat, DKI Jakarta.")
                .contains("approximate")
                .contains("Expected to be resolved by 2026-11-22T10:04:05+07:00.")
                .contains("call 112")
                .contains("is not stored")
                .contains("attachments are not supported yet")
                .endsWith("\",\"account_id\":null}]")
                .doesNotContain("a@b.c");
        assertThat(json(desk.file(args(POST), List.of(), indonesian())))
                .contains("perkiraan")
                .doesNotContain("tidak disimpan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|403|403|missing-key",
                "api_key=|403|403|missing-key",
                "api_key=kunci|400|400|missing-jurisdiction",
                "api_key=kunci&jurisdiction_id=|400|400|missing-jurisdiction",
                "api_key=kunci&jurisdiction_id=bekasikota.go.id|404|404|unknown-jurisdiction",
                "api_key=kunci&jurisdiction_id=jakarta.go.id&jurisdiction_id=x|400|400|repeated",
                "api_key=kunci&api_key=lain&jurisdiction_id=jakarta.go.id|400|400|repeated",
                "api_key=salah&jurisdiction_id=jakarta.go.id|403|403|invalid-key",
                "api_key=kunci&jurisdiction_id=kupangkota.go.id|403|403|invalid-key",
                "api_key=kunci&jurisdiction_id=jakarta.go.id|400|400|missing",
                "api_key=kunci&jurisdiction_id=jakarta.go.id&service_code=macet&lat=-6.17&long=106.82|404|404|unknown-service",
                "api_key=kunci&jurisdiction_id=jakarta.go.id&service_code=banjir&lat=-10&long=123.6|400|40010|outside-known",
                "api_key=kunci&jurisdiction_id=jakarta.go.id&service_code=banjir&lat=-6.2&long=107|400|40010|outside-near",
                "api_key=kunci&jurisdiction_id=jakarta.go.id&service_code=banjir&lat=0&long=0|400|40010|outside"
            })
    void each_refusal_has_its_status_and_code(String form, int status, int code, String key) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> desk.file(args(form == null ? "" : form), List.of(), english()));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.refusals().get(0).code()).isEqualTo(code);
        assertThat(refused.refusals().get(0).key()).isEqualTo(key);
        assertThat(filed).isEmpty();
    }

    @Test
    void a_place_outside_names_the_right_jurisdiction() {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> desk.file(args(POST.replace("-6.17", "-10.2").replace("106.82", "123.6")), List.of(), english()));

        assertThat(json(refused.describe(english())))
                .isEqualTo("[{\"code\":40010,\"description\":\"The place lies outside Provinsi DKI Jakarta; "
                        + "it belongs to Kota Kupang (jurisdiction_id kupangkota.go.id).\"}]");
    }

    @Test
    void a_repeat_with_the_same_key_gets_the_same_number_without_the_tracking_code() {
        List<String> key = List.of("0123-abcDEF");
        desk.file(args(POST), key, english());
        String again = json(desk.file(args(POST), key, english()));

        assertThat(filed).hasSize(1);
        assertThat(again)
                .startsWith("[{\"service_request_id\":\"" + TICKET + "\",\"service_notice\":\"Report " + TICKET
                        + " was received before")
                .doesNotContain("RAHASIA");

        Refused other =
                catchThrowableOfType(Refused.class, () -> desk.file(args(POST + "&description=lain"), key, english()));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.refusals()).extracting(Refusal::code).containsExactly(40020);
        assertThat(filed).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "short",
        "with_underscore",
        "'with blank '",
        "x2345678901234567890123456789012345678901234567890123456789012345"
    })
    void an_odd_idempotency_key_is_refused(String key) {
        assertThat(catchThrowableOfType(Refused.class, () -> desk.file(args(POST), List.of(key), english()))
                        .refusals())
                .extracting(Refusal::key)
                .containsExactly("idempotency-key");
        assertThat(filed).isEmpty();
    }

    @Test
    void an_unverified_report_shows_no_text_and_no_place() {
        String json = json(requests.request(args("jurisdiction_id=jakarta.go.id"), TICKET, english()));

        assertThat(json)
                .isEqualTo("[{\"service_request_id\":\"" + TICKET + "\",\"status\":\"open\","
                        + "\"status_notes\":\"Waiting for verification\",\"service_name\":\"Flood\","
                        + "\"service_code\":\"banjir\",\"description\":null,"
                        + "\"agency_responsible\":\"Kelurahan Gambir\","
                        + "\"service_notice\":\"Text and exact place are shown after the report has been verified. "
                        + "The area is approximate because the exact borders are not loaded yet.\","
                        + "\"requested_datetime\":\"2026-11-21T10:04:05+07:00\","
                        + "\"updated_datetime\":\"2026-11-21T10:04:05+07:00\",\"expected_datetime\":null,"
                        + "\"address\":null,\"address_id\":null,\"zipcode\":null,\"lat\":null,\"long\":null,"
                        + "\"media_url\":null}]");
    }

    @Test
    void extensions_are_added_only_when_asked_for() {
        assertThat(json(requests.request(args("jurisdiction_id=jakarta.go.id&extensions=true"), TICKET, english())))
                .endsWith("\"media_url\":null,\"attributes\":[],\"extended_attributes\":{\"status\":\"submitted\","
                        + "\"area_code\":\"31.71.01.1001\",\"area_name\":\"Gambir\",\"approximate\":true,"
                        + "\"verified\":false},\"notes\":[{\"datetime\":\"2026-11-21T10:04:05+07:00\","
                        + "\"description\":\"Report received and passed to Kelurahan Gambir\","
                        + "\"type\":\"filed\"}]}]");
    }

    @Test
    void unknown_reports_services_and_jurisdictions_are_404() {
        assertThat(status(() -> requests.request(args("jurisdiction_id=jakarta.go.id"), "JKT-2611-X", english())))
                .isEqualTo(404);
        assertThat(status(() -> requests.request(args("jurisdiction_id=jakarta.go.id"), "\u0000", english())))
                .isEqualTo(404);
        assertThat(status(() -> requests.request(args("jurisdiction_id=x"), TICKET, english())))
                .isEqualTo(404);
        assertThat(status(() -> requests.request(args(""), TICKET, english()))).isEqualTo(400);
        assertThat(status(() -> desk.definition(args("jurisdiction_id=jakarta.go.id"), "no", english())))
                .isEqualTo(404);
        assertThat(status(() -> desk.services(args("jurisdiction_id=x"), english())))
                .isEqualTo(404);
        assertThat(status(() -> desk.services(args(""), english()))).isEqualTo(400);
    }

    private static Parameters args(String encoded) {
        return Parameters.parse(encoded);
    }

    private static Texts english() {
        return Texts.in(Texts.ENGLISH);
    }

    private static Texts indonesian() {
        return Texts.in(Texts.INDONESIAN);
    }

    private static String json(Document document) {
        return new String(Format.JSON.print(document), StandardCharsets.UTF_8);
    }

    private static int status(Runnable question) {
        return catchThrowableOfType(Refused.class, question::run).status();
    }

    private static final class PaperSettings extends Settings {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(
                    Map.of("kentongan.public.url", "https://kentongan.example").get(name));
        }
    }

    private static final class PaperKeys extends ApiKeys {
        @Override
        public boolean valid(String key, int tenantId) {
            return key.equals("kunci") && tenantId == JAKARTA.id();
        }
    }

    private static final class PaperAreas extends AreaDirectory {
        @Override
        public Optional<Tenant> tenantByDomain(String domain) {
            return List.of(JAKARTA, KUPANG).stream()
                    .filter(tenant -> tenant.domain().equals(domain))
                    .findFirst();
        }

        @Override
        public Optional<Unit> office(AreaCode area) {
            return Optional.of(new Unit(new UUID(0, 1), 1, Tier.KELURAHAN, area, "Kelurahan Gambir"));
        }

        @Override
        public List<String> path(AreaCode code) {
            return List.of("Gambir", "Gambir", "Kota Jakarta Pusat", "DKI Jakarta");
        }
    }

    private static final class PaperReports extends PublicReports {
        @Override
        public List<Category> categories(int tenantId) {
            return List.of(
                    new Category("banjir", "Bencana banjir", "Flood", true, false, false, List.of()),
                    new Category("staff", "Petugas", "Staff", false, false, true, List.of(HEIGHT)));
        }

        @Override
        public List<CategoryGroup> groups(int tenantId) {
            return List.of();
        }

        @Override
        public Map<UUID, List<PublicEvent>> histories(int tenantId, Collection<UUID> ids) {
            return Map.of(
                    new UUID(1, 1), List.of(new PublicEvent(ReportEventType.FILED, RECEIVED, "Kelurahan Gambir")));
        }

        @Override
        public Optional<PublicReport> find(int tenantId, String ticket) {
            return ticket.equals(TICKET)
                    ? Optional.of(new PublicReport(
                            new UUID(1, 1),
                            TICKET,
                            ReportStatus.SUBMITTED,
                            "banjir",
                            GAMBIR,
                            "Gambir",
                            RECEIVED,
                            RECEIVED,
                            null,
                            false,
                            null,
                            null,
                            null,
                            null,
                            true,
                            List.of()))
                    : Optional.empty();
        }
    }

    /** Has its key. */
    private static final class PaperVault extends Vault {
        @Override
        public boolean ready() {
            return true;
        }
    }

    private final class PaperIntake extends ReportIntake {

        private final Map<IdempotencyKey, NewReport> known = new HashMap<>();

        @Override
        public Receipt file(NewReport report, IdempotencyKey key) {
            NewReport earlier = known.putIfAbsent(key, report);
            if (earlier == null) {
                return file(report);
            }
            if (!earlier.equals(report)) {
                throw new IdempotencyKeyReused();
            }
            return receipt(null);
        }

        @Override
        public Receipt file(NewReport report) {
            if (!List.of("banjir", "staff").contains(report.categoryCode())) {
                throw new UnknownCategory(report.categoryCode());
            }
            if (report.lon() > 120) {
                throw new OutsideJurisdiction(
                        new Placement.Outside(Optional.of(KUPANG), Optional.empty(), OptionalInt.empty(), false));
            }
            if (report.lon() > 106.9) {
                throw new OutsideJurisdiction(
                        new Placement.Outside(Optional.empty(), Optional.of(GAMBIR), OptionalInt.of(636), false));
            }
            if (report.lon() < 100) {
                throw new OutsideJurisdiction(
                        new Placement.Outside(Optional.empty(), Optional.empty(), OptionalInt.empty(), false));
            }
            filed.add(report);
            return receipt("RAHASIA");
        }

        private static Receipt receipt(@Nullable String trackingCode) {
            Placement.Found place = new Placement.Found(
                    GAMBIR,
                    "Gambir",
                    List.of("Gambir", "Gambir", "Kota Jakarta Pusat", "DKI Jakarta"),
                    Placement.Rule.APPROXIMATE,
                    120,
                    Optional.empty(),
                    true);
            return new Receipt(TICKET, trackingCode, RECEIVED, RECEIVED.plusDays(1), place);
        }
    }
}
