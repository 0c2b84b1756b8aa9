package id.kentongan.core.mail.gateway;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.CarrierAway;
import id.kentongan.core.mail.control.Undeliverable;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands short messages to a provider, of SMS or WhatsApp, as JSON over HTTP. The body is a template of the settings, so that
 * most providers need no code of ours.
 */
final class HttpShortMessages {

    private static final String TEMPLATE = "{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\"}";
    private static final Pattern PLACE = Pattern.compile("\\{(to|text|id)}");

    private final URI provider;
    private final Settings settings;
    private final OutgoingHttp http = new OutgoingHttp();

    /** @throws IllegalStateException if the address is none, or not https and not of this machine */
    HttpShortMessages(String url, Settings settings) {
        this.provider = URI.create(url);
        this.settings = settings;
        boolean own = "127.0.0.1".equals(provider.getHost()) || "localhost".equals(provider.getHost());
        if (provider.getHost() == null || !"https".equals(provider.getScheme()) && !own) {
            throw new IllegalStateException("KENTONGAN_SMS_URL must begin with https");
        }
    }

    void carry(String number, String text, UUID id) throws IOException {
        String body = body(
                settings.find("kentongan.sms.body").orElse(TEMPLATE),
                Map.of("to", number, "text", text, "id", id.toString()));
        HttpRequest.Builder request = HttpRequest.newBuilder(provider)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", id.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        settings.secret("kentongan.sms.token").ifPresent(token -> request.header("Authorization", "Bearer " + token));
        int status = http.send(request);
        if (status == 410 || status == 422) {
            throw new Undeliverable("the provider refused the number");
        }
        if (status == 401 || status == 403) {
            throw new CarrierAway("the provider does not let us in: " + status);
        }
        if (status / 100 != 2) {
            throw new IOException("the provider answered " + status);
        }
    }

    /** What stands in it is escaped as JSON: a text cannot end its string and begin another member. */
    static String body(String template, Map<String, String> values) {
        Matcher place = PLACE.matcher(template);
        StringBuilder body = new StringBuilder();
        while (place.find()) {
            String quoted = Json.createValue(values.get(place.group(1))).toString();
            place.appendReplacement(body, Matcher.quoteReplacement(quoted.substring(1, quoted.length() - 1)));
        }
        return place.appendTail(body).toString();
    }
}
