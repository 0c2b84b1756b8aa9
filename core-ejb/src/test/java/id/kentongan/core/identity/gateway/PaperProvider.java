package id.kentongan.core.identity.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A provider that speaks the protocol over a real socket and can be told to lie in every way. */
public final class PaperProvider implements AutoCloseable {

    public static final String CLIENT = "kentongan";
    public static final String SECRET = "kR7vX2mQ9sT4wB8nY1cZ6hJ3dF5gL0pA";

    private final HttpServer server;
    private static final RSAKey KEY = draw();
    private static final RSAKey STRANGER_KEY = draw();

    /** What is written into the token after it is right. */
    private UnaryOperator<JWTClaimsSet.Builder> claims = same -> same;

    private Signing signing = Signing.RIGHT;
    private String metadataHost;
    private boolean slow;
    private boolean huge;
    private boolean redirecting;

    /** What the browser brought. */
    private Map<String, String> asked = Map.of();

    /** How a token is signed. */
    public enum Signing {
        RIGHT,
        STRANGER,
        NONE,
        SHARED_SECRET
    }

    public PaperProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realm/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.createContext("/realm/keys", exchange -> answer(exchange, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/realm/token", this::token);
        metadataHost = issuer();
        server.start();
    }

    private static RSAKey draw() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    /** The person signs in at the provider; the browser is sent back with a code. */
    public void visited(URI address) {
        asked = form(address.getRawQuery());
    }

    public String state() {
        return asked.get("state");
    }

    public Map<String, String> asked() {
        return asked;
    }

    public void lies(UnaryOperator<JWTClaimsSet.Builder> how) {
        claims = how;
    }

    public void signs(Signing how) {
        signing = how;
    }

    public void namesHost(String host) {
        metadataHost = host;
    }

    public void slow() {
        slow = true;
    }

    public void huge() {
        huge = true;
    }

    public void redirecting() {
        redirecting = true;
    }

    private String metadata() {
        return "{\"issuer\":\"" + issuer() + "\",\"authorization_endpoint\":\"" + issuer()
                + "/auth\",\"token_endpoint\":\"" + metadataHost + "/token\",\"jwks_uri\":\"" + issuer()
                + "/keys\",\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],"
                + "\"id_token_signing_alg_values_supported\":[\"RS256\"]"
                + (huge ? ",\"x\":\"" + "x".repeat(BoundedHttp.MOST_BYTES) + "\"" : "") + "}";
    }

    private void token(HttpExchange exchange) throws IOException {
        if (slow) {
            // Headers come at once, the body never.
            exchange.sendResponseHeaders(200, 100);
            return;
        }
        if (redirecting) {
            exchange.getResponseHeaders().set("Location", issuer() + "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String login = CLIENT + ":" + SECRET;
        boolean client = ("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean proved = asked.get("code_challenge").equals(challenge(form.get("code_verifier")));
        if (!client || !proved || !"the code".equals(form.get("code"))) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] refusal = "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, refusal.length);
            exchange.getResponseBody().write(refusal);
            exchange.close();
            return;
        }
        answer(
                exchange,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token().serialize() + "\"}");
    }

    private JWT token() {
        long now = System.currentTimeMillis();
        JWTClaimsSet.Builder right = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("f3b1")
                .audience(CLIENT)
                .issueTime(new Date(now))
                .expirationTime(new Date(now + 60_000))
                .claim("nonce", asked.get("nonce"))
                .claim("preferred_username", "lurah.gambir")
                .claim("groups", java.util.List.of("administrators"));
        JWTClaimsSet set = claims.apply(right).build();
        try {
            SignedJWT signed = new SignedJWT(
                    new JWSHeader.Builder(signing == Signing.SHARED_SECRET ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                            .keyID("one")
                            .build(),
                    set);
            switch (signing) {
                case NONE:
                    return new PlainJWT(set);
                case SHARED_SECRET:
                    // The public key as if it were a secret: the swap of RS256 and HS256.
                    signed.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
                    return signed;
                case STRANGER:
                    signed.sign(new RSASSASigner(STRANGER_KEY));
                    return signed;
                default:
                    signed.sign(new RSASSASigner(KEY));
                    return signed;
            }
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
