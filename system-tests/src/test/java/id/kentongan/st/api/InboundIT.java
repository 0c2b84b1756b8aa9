package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.report.intake.inbound.entity.InboundSignature;
import id.kentongan.st.Eventually;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Letters;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports that come as SMS and as e-mail, in the started program. */
@ExtendWith(SharedKentongan.class)
class InboundIT {

    private static final String SMS = "/api/v1/inbound/sms";
    private static final String NUMBER = "+62 811-1708";
    private static final String PHONE = "+628129990001";
    private static final Duration SOON = Duration.ofSeconds(60);

    private Kentongan kentongan;
    private Office office;

    @BeforeEach
    void open(Kentongan running) throws Exception {
        kentongan = running;
        office = new Office(running);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void an_sms_becomes_a_report_once_and_is_answered() throws Exception {
        String id = UUID.randomUUID().toString();
        HttpResponse<String> first = sms(id, "BANJIR kelurahan Gambir, air selutut di depan pasar");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        JsonObject answer = Contract.object(first.body());
        String ticket = answer.getString("ticket");
        assertThat(answer.getString("reply")).contains(ticket).hasSizeLessThanOrEqualTo(160);
        assertThat(sms(id, "BANJIR kelurahan Gambir, air selutut di depan pasar")
                        .body())
                .as("the same message again is the same report, code included")
                .isEqualTo(first.body());
        assertThat(Contract.object(sms(id, "lain sekali di Gambir").body()).getString("problem"))
                .isEqualTo("reused");
        assertThat(office.texts(
                        "select channel || ' ' || category_code || ' ' || area_code || ' ' || location_rule"
                                + " from report.report where ticket = ?",
                        ticket))
                .containsExactly("SMS banjir 31.71.01.1001 NAMED");
        String code = answer.getString("reply").replaceAll("(?s).*kode lacak ([^ .]+)\\..*", "$1");
        assertThat(office.own(new Office.Filed(ticket, code)).statusCode()).isEqualTo(200);
    }

    @Test
    void an_sms_that_does_not_say_enough_is_answered_with_how_to_say_it() throws Exception {
        assertThat(problem("BANJIR di depan rumah saya")).isEqualTo("no_place");
        assertThat(problem("Kelurahan Gambir gelap"))
                .as("the number says a category")
                .isEqualTo("null");
        assertThat(problem("")).isEqualTo("empty");
        assertThat(Contract.object(signed("{\"id\":\"x\",\"from\":\"" + PHONE + "\",\"to\":\"999\",\"text\":\"a\"}")
                                .body())
                        .getString("problem"))
                .isEqualTo("not_for_us");
    }

    @Test
    void without_the_provider_s_own_signature_of_now_nothing_is_read() throws Exception {
        String body = "{\"id\":\"x\",\"from\":\"" + PHONE + "\",\"to\":\"" + NUMBER + "\",\"text\":\"BANJIR Gambir\"}";
        String now = now();
        assertThat(post(body, null, null).statusCode()).isEqualTo(401);
        assertThat(post(body, now, "sha256=00").statusCode()).isEqualTo(403);
        String old = Long.toString(Long.parseLong(now) - 400);
        assertThat(post(body, old, signature(old, body)).statusCode()).isEqualTo(403);
        assertThat(post(body + " ", now, signature(now, body)).statusCode()).isEqualTo(403);
    }

    @Test
    void a_letter_becomes_a_report_with_its_photo_and_is_answered_and_forgotten() throws Exception {
        String who = "siti" + UUID.randomUUID().toString().substring(0, 8) + "@contoh.id";
        String words = "Air selutut " + UUID.randomUUID();
        SharedKentongan.deliver(
                message("From: " + who + "\r\nTo: lapor@jakarta.test\r\nMessage-ID: <" + UUID.randomUUID()
                        + "@contoh.id>\r\nSubject: Banjir di Kelurahan Gambir\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=batas\r\n\r\n--batas\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + words + "\r\n--batas\r\n"
                        + "Content-Type: image/jpeg; name=foto.jpg\r\nContent-Disposition: attachment; filename=foto.jpg\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(picture())
                        + "\r\n--batas--\r\n"));
        String letter = Letters.awaited(kentongan, who);
        assertThat(letter).contains("Kode lacak", "Tracking code");
        List<String> reports = office.texts(
                "select ticket || ' ' || channel || ' ' || area_code from report.report where description like '%' || ? || '%'",
                words);
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report).endsWith(" EMAIL 31.71.01.1001"));
        String ticket = reports.get(0).split(" ")[0];
        assertThat(letter).contains(ticket);
        assertThat(office.texts(
                        "select p.width || 'x' || p.height from report.photo p join report.report r"
                                + " on r.tenant_id = p.tenant_id and r.id = p.report_id where r.ticket = ?",
                        ticket))
                .containsExactly("640x480");
        assertThat(SharedKentongan.inbox()).as("it has left the mailbox").isEmpty();
    }

    @Test
    void the_same_letter_twice_is_one_report_and_a_loop_is_none() throws Exception {
        String who = "budi" + UUID.randomUUID().toString().substring(0, 8) + "@contoh.id";
        String id = "<" + UUID.randomUUID() + "@contoh.id>";
        String words = "Gelap sekali " + UUID.randomUUID();
        deliver(who, id, "Banjir di Kelurahan Gambir", words);
        deliver(who, id, "Banjir di Kelurahan Gambir", words);
        SharedKentongan.deliver(
                message("Auto-Submitted: auto-replied\r\nFrom: " + who + "\r\nTo: lapor@jakarta.test\r\n"
                        + "Subject: Banjir di Kelurahan Gambir\r\n\r\n" + words + " otomatis"));
        Eventually.within(SOON, () -> assertThat(SharedKentongan.inbox()).isEmpty());
        assertThat(office.texts("select ticket from report.report where description like '%' || ? || '%'", words))
                .hasSize(1);
    }

    // ------------------------------------------------------------------ how it is sent

    private void deliver(String from, String id, String subject, String words) throws Exception {
        SharedKentongan.deliver(message("From: " + from + "\r\nTo: lapor@jakarta.test\r\nMessage-ID: " + id
                + "\r\nSubject: " + subject + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + words));
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static MimeMessage message(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String problem(String text) throws Exception {
        JsonObject answer =
                Contract.object(sms(UUID.randomUUID().toString(), text).body());
        return answer.isNull("problem") ? "null" : answer.getString("problem");
    }

    private HttpResponse<String> sms(String id, String text) throws Exception {
        return signed(Json.createObjectBuilder()
                .add("id", id)
                .add("from", PHONE)
                .add("to", NUMBER)
                .add("text", text)
                .build()
                .toString());
    }

    private HttpResponse<String> signed(String body) throws Exception {
        String now = now();
        return post(body, now, signature(now, body));
    }

    private static String now() {
        return Long.toString(System.currentTimeMillis() / 1000);
    }

    private static String signature(String at, String body) {
        return InboundSignature.of(SharedKentongan.SMS_KEY, at, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String body, String at, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(kentongan.uri(SMS))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (at != null) {
            request.header("X-Kentongan-Timestamp", at).header("X-Kentongan-Signature", signature);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
