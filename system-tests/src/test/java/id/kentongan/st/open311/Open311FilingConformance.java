package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report comes in, with its answers, once. */
class Open311FilingConformance extends Open311Suite {

    @Test
    void a_report_is_filed_and_read_again_in_both_forms() {
        Answer filed = city.file("json", "&description=Banjir%20%F0%9F%8C%8A%0D%0Aselutut");
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(filed.array()).hasSize(1);
        assertThat(filed.first().keySet()).containsExactly("service_request_id", "service_notice", "account_id");
        assertThat(filed.first().isNull("account_id")).isTrue();
        String id = filed.first().getString("service_request_id");

        JsonArray read = city.get("requests/" + id + ".json?" + JURISDICTION).array();
        assertThat(read).hasSize(1);
        JsonObject request = read.getJsonObject(0);
        assertThat(request.keySet())
                .containsExactly(
                        "service_request_id",
                        "status",
                        "status_notes",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "service_notice",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "address",
                        "address_id",
                        "zipcode",
                        "lat",
                        "long",
                        "media_url");
        assertThat(request.getString("service_request_id")).isEqualTo(id);
        assertThat(request.getString("status")).isEqualTo("open");
        assertThat(request.getString("service_code")).isEqualTo("banjir");
        assertThat(request.getString("agency_responsible")).isEqualTo("Kelurahan Gambir");
        assertThat(request.getString("requested_datetime")).matches(DATE).endsWith("+07:00");
        assertThat(request.getString("updated_datetime")).matches(DATE);
        assertSame(city.get("requests/" + id + ".xml?" + JURISDICTION).xml(), read);
    }

    @Test
    void nothing_unverified_is_public() {
        String id = city.file("json", "&description=rahasia&address_string=Jl.+Rahasia")
                .first()
                .getString("service_request_id");
        Answer read = city.get("requests/" + id + ".json?extensions=true&" + JURISDICTION);

        for (String hidden : List.of("description", "address", "lat", "long", "media_url")) {
            assertThat(read.first().isNull(hidden)).as(hidden).isTrue();
        }
        assertThat(read.text())
                .doesNotContainIgnoringCase("rahasia")
                .doesNotContain("106.8")
                .doesNotContain("6.17");
    }

    @Test
    void extensions_come_only_when_asked_for() {
        String id = city.file("json", "").first().getString("service_request_id");

        assertThat(city.get("requests/" + id + ".json?" + JURISDICTION).first())
                .doesNotContainKey("extended_attributes");
        JsonObject more = city.get("requests/" + id + ".json?extensions=true&" + JURISDICTION)
                .first()
                .getJsonObject("extended_attributes");
        assertThat(more.getString("area_code")).isEqualTo("31.71.01.1001");
        assertThat(more.getString("status")).isEqualTo("submitted");
    }

    @Test
    void personal_fields_are_kept_apart_media_is_dropped_and_the_notice_says_so() {
        String notice = city.file(
                        "xml",
                        "&email=budi%40example.org&first_name=Budi&last_name=Santoso&phone=0812"
                                + "&device_id=d&account_id=a&media_url=https%3A%2F%2Fexample.org%2F1.jpg",
                        "Accept-Language",
                        "en")
                .xmlText("service_notice");

        assertThat(notice)
                .contains("personal data", "kept apart")
                .contains("Not stored: phone, device_id, account_id.")
                .contains("photo or media")
                .doesNotContain("Budi")
                .doesNotContain("example.org");
        assertThat(city.file("xml", "", "Accept-Language", "en").xmlText("service_notice"))
                .doesNotContain("personal data")
                .contains("Tracking code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&attribute[title]=x&attribute[description]=y&attribute[report_url]=z&attribute[fixmystreet_id]=1",
                "&requested_datetime=2017-02-20T02%3A36%3A00%2B07%3A00&extended_attributes=1",
                "&description=&email=&media_url=&address_id=",
                "&media_url[]=a&media_url[]=b"
            })
    void what_other_clients_send_beside_is_no_mistake(String more) {
        assertThat(city.file("xml", more).status()).isEqualTo(200);
    }

    @Test
    void the_jurisdiction_may_be_in_the_query_in_the_body_or_in_both() {
        String withoutIt = city.good().replace(JURISDICTION + "&", "");

        assertThat(city.post("requests.json?" + JURISDICTION, withoutIt).status())
                .isEqualTo(200);
        assertThat(city.post("requests.json?" + JURISDICTION, city.good()).status())
                .isEqualTo(200);
        assertThat(city.post("requests.json?" + city.good(), "").status()).isEqualTo(200);
        assertThat(city.post("requests.json?jurisdiction_id=kupangkota.go.id", city.good())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_multipart_form_with_photos_is_taken() {
        StringBuilder body = new StringBuilder();
        for (String pair : city.good().split("&")) {
            String[] field = pair.split("=", 2);
            body.append("--B\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n" + field[1] + "\r\n");
        }
        body.append("--B\r\nContent-Disposition: form-data; name=\"photo1\"; filename=\"a.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n" + "\u00FF\u00D8".repeat(100_000) + "\r\n--B--\r\n");

        Answer filed = city.body("requests.json", body.toString(), "multipart/form-data; boundary=B");
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(filed.first().getString("service_notice")).contains("tidak disimpan");
    }

    @Test
    void a_place_outside_is_refused_and_the_right_jurisdiction_is_named() {
        Answer known = city.post(
                "requests.json", city.good().replace("-6.1754", "-10.17").replace("106.8272", "123.60"));
        assertThat(known.status()).isEqualTo(400);
        assertThat(known.first().getInt("code")).isEqualTo(40010);
        assertThat(known.first().getString("description")).contains("kupangkota.go.id");

        Answer sea = city.post("requests.xml", city.good().replace("-6.1754", "-5.5"));
        assertThat(sea.status()).isEqualTo(400);
        assertThat(sea.xmlText("code")).isEqualTo("40010");
    }

    @Test
    void answers_are_kept_and_shown_once_the_report_is_verified() {
        String number = city.number("&attribute[tinggi-air]=lutut&attribute[rumah-terendam]=12"
                + "&attribute[sejak]=2026-11-22T08:30:00%2B07:00");
        String question = "requests/" + number + ".json?extensions=true&" + JURISDICTION;

        assertThat(city.get(question).first().getJsonArray("attributes")).isEmpty();
        assertThat(city.officer().report(number).body()).contains("Lutut (20–50 cm)");
        city.accept(number);
        List<JsonObject> answers = city.get(question, "Accept-Language", "en")
                .first()
                .getJsonArray("attributes")
                .getValuesAs(JsonObject.class);
        assertThat(answers)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.keySet()).containsExactly("label", "name", "value", "code"));
        assertThat(answers.get(0).getString("label")).isEqualTo("How high is the water?");
        assertThat(answers.get(0).getString("name")).isEqualTo("tinggi-air");
        assertThat(answers.get(0).getString("value")).isEqualTo("Knees (20–50 cm)");
        assertThat(answers.get(0).getString("code")).isEqualTo("lutut");
        assertThat(answers.get(2).getString("value")).isEqualTo("12");
        assertThat(city.get("requests/" + number + ".json?" + JURISDICTION).first())
                .doesNotContainKey("attributes");
        assertSame(
                city.get(question.replace(".json", ".xml")).xml(),
                city.get(question).json());
    }

    @Test
    void several_answers_to_one_question_are_all_kept() {
        String form =
                city.good().replace("=banjir", "=sampah") + "&attribute[jenis][]=puing&attribute[jenis][]=ranting";
        String number = city.post("requests.json", form).first().getString("service_request_id");
        city.accept(number);

        assertThat(city.get("requests/" + number + ".json?extensions=true&" + JURISDICTION)
                        .first()
                        .getJsonArray("attributes")
                        .getValuesAs(JsonObject.class))
                .extracting(answer -> answer.getString("code"))
                .containsExactly("puing", "ranting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "banjir|&attribute[tinggi-air]=langit|mata-kaki",
                "banjir|&attribute[tinggi-air]=lutut&attribute[tinggi-air]=dada|tinggi-air",
                "banjir|&attribute[tinggi-air][]=lutut&attribute[tinggi-air][]=dada|tinggi-air",
                "banjir|&attribute[rumah-terendam]=banyak|rumah-terendam",
                "banjir|&attribute[rumah-terendam]=NaN|rumah-terendam",
                "banjir|&attribute[sejak]=kemarin|sejak",
                "banjir|&attribute[darurat]=ya|darurat",
                "banjir|&attribute[warna]=biru|tinggi-air",
                "kemacetan|&attribute[warna]=biru|warna",
                "lampu-jalan|&attribute[nomor-tiang]=%07|nomor-tiang",
                "lampu-jalan|&attribute[nomor-tiang]=a%0Ab|nomor-tiang",
                "sampah|&attribute[jenis][]=puing&attribute[jenis][]=emas|rumah-tangga",
                "iklan-liar||bentuk",
                "iklan-liar|&attribute[bentuk]=|bentuk"
            })
    void a_wrong_answer_is_refused_and_told_what_would_be_right(String service, String answers, String told) {
        String form = city.good().replace("=banjir", "=" + service) + (answers == null ? "" : answers);
        Answer refused = city.post("requests.json", form);

        assertRefused(refused, 400, "json");
        assertThat(refused.first().getString("description")).contains(told);
        assertRefused(city.post("requests.xml", form), 400, "xml");
    }

    @Test
    void a_required_answer_lets_the_report_in() {
        String form = city.good().replace("=banjir", "=iklan-liar") + "&attribute[bentuk]=spanduk";

        assertThat(city.post("requests.json", form).status()).isEqualTo(200);
    }

    @Test
    void the_same_key_files_once_and_gets_the_same_answer() {
        String key = UUID.randomUUID().toString();
        Answer once = city.file("json", "", "Idempotency-Key", key, "Accept-Language", "en");
        Answer again = city.file("json", "", "Idempotency-Key", key, "Accept-Language", "en");

        assertThat(once.first().getString("service_notice")).contains("Tracking code");
        assertThat(again.text()).isEqualTo(once.text());

        Answer other = city.file("json", "&description=lain", "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.first().getInt("code")).isEqualTo(40020);
    }

    @Test
    void the_same_key_at_the_same_time_files_once() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(senders.submit(() -> city.file("json", "&description=serentak", "Idempotency-Key", key)));
        }
        Set<String> ids = new HashSet<>();
        for (Future<Answer> answer : answers) {
            ids.add(answer.get().first().getString("service_request_id"));
        }
        senders.shutdown();

        assertThat(ids).hasSize(1);
    }
}
