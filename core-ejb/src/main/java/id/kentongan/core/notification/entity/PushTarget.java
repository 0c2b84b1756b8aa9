package id.kentongan.core.notification.entity;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser gives whoever may send it pushes (Push API, {@code PushSubscription.toJSON}). It comes from outside, so
 * nothing of it is believed that was not looked at.
 *
 * @param endpoint where its push service takes messages for it
 * @param key the browser's public key, an uncompressed point on P-256, 65 bytes
 * @param secret 16 bytes that browser and sender share
 */
public record PushTarget(URI endpoint, byte[] key, byte[] secret) {

    /** The longest text that is looked at. */
    public static final int LONGEST = 2_000;

    private static final int LONGEST_ENDPOINT = 1_000;
    private static final int POINT = 65;
    private static final int SECRET = 16;

    /** @return empty for what is no subscription */
    public static Optional<PushTarget> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            JsonObject keys = json.getJsonObject("keys");
            String address = json.getString("endpoint");
            byte[] key = Base64.getUrlDecoder().decode(keys.getString("p256dh"));
            byte[] secret = Base64.getUrlDecoder().decode(keys.getString("auth"));
            URI endpoint = URI.create(address);
            boolean fit = address.length() <= LONGEST_ENDPOINT
                    && endpoint.getHost() != null
                    && endpoint.getUserInfo() == null
                    && endpoint.getFragment() == null
                    && key.length == POINT
                    && key[0] == 4
                    && secret.length == SECRET;
            return fit ? Optional.of(new PushTarget(endpoint, key, secret)) : Optional.empty();
        } catch (JsonException | NullPointerException | ClassCastException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is kept. */
    public String text() {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        return Json.createObjectBuilder()
                .add("endpoint", endpoint.toString())
                .add(
                        "keys",
                        Json.createObjectBuilder()
                                .add("p256dh", url.encodeToString(key))
                                .add("auth", url.encodeToString(secret)))
                .build()
                .toString();
    }

    /** Never the address: who knows it can be told apart by it. */
    @Override
    public String toString() {
        return "PushTarget[" + endpoint.getHost() + "]";
    }
}
