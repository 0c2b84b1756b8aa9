package id.kentongan.core.notification.gateway;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.CarrierAway;
import id.kentongan.core.mail.control.Undeliverable;
import id.kentongan.core.mail.gateway.OutgoingHttp;
import id.kentongan.core.notification.control.PushKeys;
import id.kentongan.core.notification.control.Pushes;
import id.kentongan.core.notification.entity.PushTarget;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Pushes by RFC 8030, enciphered by RFC 8291, under our own name by RFC 8292. Where to, a browser says, so only hosts of the
 * settings are called, over https, and none whose name leads into a private network; on one's own machine alone also itself.
 */
@ApplicationScoped
public class WebPush implements Pushes {

    private static final String HOSTS =
            "fcm.googleapis.com, updates.push.services.mozilla.com, *.notify.windows.com," + " web.push.apple.com";
    private static final Duration KNOWN_FOR = Duration.ofHours(12);
    private static final int HTTPS = 443;
    private static final String TTL_SECONDS = "86400";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Settings settings;
    private final PushKeys keys;
    private final DatabaseClock clock;
    private final OutgoingHttp http = new OutgoingHttp();

    @Inject
    public WebPush(Settings settings, PushKeys keys, DatabaseClock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected WebPush() {
        this.settings = null;
        this.keys = null;
        this.clock = null;
    }

    @Override
    public Optional<String> publicKey() {
        return keys.pair().map(WebPush::name);
    }

    @Override
    public boolean reaches(PushTarget target) {
        URI endpoint = target.endpoint();
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        boolean listed = Stream.of(
                        settings.find("kentongan.push.hosts").orElse(HOSTS).split("\\s*,\\s*"))
                .anyMatch(each -> each.startsWith("*.") ? host.endsWith(each.substring(1)) : host.equals(each));
        boolean sound;
        try {
            PushCipher.read(target.key());
            sound = true;
        } catch (IllegalArgumentException e) {
            sound = false;
        }
        boolean https = "https".equalsIgnoreCase(endpoint.getScheme())
                && (endpoint.getPort() == -1 || endpoint.getPort() == HTTPS);
        return listed && sound && (https || self(host));
    }

    @Override
    public void carry(PushTarget target, String text, boolean urgent, UUID id) throws IOException {
        if (!reaches(target) || !open(target.endpoint().getHost())) {
            throw new Undeliverable("not an address that is called");
        }
        KeyPair pair = keys.pair().orElseThrow(() -> new CarrierAway("no key for pushes"));
        byte[] body = PushCipher.seal(text.getBytes(StandardCharsets.UTF_8), target.key(), target.secret());
        int status = http.send(HttpRequest.newBuilder(target.endpoint())
                .header("TTL", TTL_SECONDS)
                .header("Urgency", urgent ? "high" : "normal")
                .header("Topic", topic(id))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("Authorization", "vapid t=" + token(target.endpoint(), pair) + ", k=" + name(pair))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        if (status == 404 || status == 410) {
            throw new Undeliverable("the browser has gone");
        }
        if (status / 100 != 2) {
            throw new IOException("the push service answered " + status);
        }
    }

    /** Whether this machine may be called: in a demonstration. */
    private boolean self(String host) {
        return settings.demo() && host.equals("127.0.0.1");
    }

    /** No name that leads into a private network; Java keeps for a while what a name led to, so it is still so then. */
    private boolean open(String host) throws IOException {
        if (self(host)) {
            return true;
        }
        try {
            return Stream.of(InetAddress.getAllByName(host)).noneMatch(WebPush::inner);
        } catch (UnknownHostException e) {
            throw new IOException("an unknown host");
        }
    }

    static boolean inner(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared;
    }

    /** RFC 8292: for that push service, for half a day. */
    private String token(URI endpoint, KeyPair pair) {
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        String head = URL.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8));
        String claims = URL.encodeToString(Json.createObjectBuilder()
                .add("aud", audience)
                .add("exp", clock.instant().plus(KNOWN_FOR).getEpochSecond())
                .add("sub", subject())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return head + "." + claims + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has ECDSA", e);
        }
    }

    /** Whom a push service can ask about us. */
    private String subject() {
        return settings.find("kentongan.public.url")
                .filter(url -> url.startsWith("https:"))
                .orElse("mailto:kentongan@localhost");
    }

    private static String name(KeyPair pair) {
        return URL.encodeToString(PushCipher.point((ECPublicKey) pair.getPublic()));
    }

    /** What replaces what the browser has not fetched yet. */
    private static String topic(UUID id) {
        return URL.encodeToString(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }
}
