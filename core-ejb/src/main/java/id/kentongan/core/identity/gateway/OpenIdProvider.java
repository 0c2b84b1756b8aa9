package id.kentongan.core.identity.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.identity.control.IdentityProvider;
import id.kentongan.core.identity.entity.ProviderAway;
import id.kentongan.core.identity.entity.ProviderIdentity;
import id.kentongan.core.identity.entity.ProviderRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A provider that speaks OpenID Connect, such as Keycloak: the code flow with PKCE. The protocol and all checks of what
 * was signed are the library's; here is which host may be called, and how long its own description is believed.
 */
@ApplicationScoped
public class OpenIdProvider implements IdentityProvider {

    private static final long KEEP_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int LONGEST_CLAIM = 255;
    private static final int MOST_CLAIMS = 50;

    /** Signatures with a key of the provider's alone: no secret that both know, and never none at all. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** What the settings say. */
    private record Client(String issuer, ClientID id, Secret secret, BoundedHttp http) {}

    /** What the provider says of itself. */
    private record Described(OIDCProviderMetadata metadata, JWKSet keys, long since) {}

    private final Settings settings;
    private volatile @Nullable Client client;
    private volatile @Nullable Described described;

    @Inject
    public OpenIdProvider(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected OpenIdProvider() {
        this.settings = null;
    }

    @Override
    public boolean configured() {
        return settings.find("kentongan.openid.issuer").isPresent();
    }

    @Override
    public String label() {
        return settings.find("kentongan.openid.label").orElse("OpenID");
    }

    @Override
    public String issuer() {
        return client().issuer();
    }

    @Override
    public URI authorization(String state, String nonce, String verifier, URI callback) {
        Client us = client();
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid", "profile"), us.id(), callback)
                .endpointURI(described(us, false).metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    @Override
    public ProviderIdentity identify(String code, String nonce, String verifier, URI callback) {
        Client us = client();
        Described provider = described(us, false);
        JWT token = exchange(us, provider, code, verifier, callback);
        IDTokenClaimsSet claims = verify(us, provider, token, new Nonce(nonce));
        requireParty(us, claims);
        return new ProviderIdentity(us.issuer(), claims.getSubject().getValue(), texts(claims));
    }

    private static JWT exchange(Client us, Described provider, String code, String verifier, URI callback) {
        TokenRequest request = new TokenRequest.Builder(
                        provider.metadata().getTokenEndpointURI(),
                        new ClientSecretBasic(us.id(), us.secret()),
                        new AuthorizationCodeGrant(new AuthorizationCode(code), callback, new CodeVerifier(verifier)))
                .build();
        try {
            TokenResponse response =
                    OIDCTokenResponseParser.parse(request.toHTTPRequest().send(us.http()));
            if (!response.indicatesSuccess()) {
                ErrorObject error = response.toErrorResponse().getErrorObject();
                throw new ProviderRefusal("the code was not taken: " + (error == null ? "?" : error.getCode()));
            }
            JWT token = response.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
            if (token == null) {
                throw new ProviderRefusal("no identity in the answer");
            }
            return token;
        } catch (ParseException | ClassCastException e) {
            throw new ProviderRefusal("not an answer of OpenID Connect", e);
        } catch (IOException e) {
            throw new ProviderAway("the code could not be exchanged", e);
        }
    }

    /** Signature, algorithm, issuer, audience, subject, times and nonce: the library's checks. */
    private IDTokenClaimsSet verify(Client us, Described provider, JWT token, Nonce nonce) {
        try {
            return validator(us, provider.keys()).validate(token, nonce);
        } catch (BadJOSEException e) {
            Described fresh = described(us, true);
            if (fresh == provider) {
                throw new ProviderRefusal(String.valueOf(e.getMessage()), e);
            }
            // The provider may have begun to sign with another key.
            try {
                return validator(us, fresh.keys()).validate(token, nonce);
            } catch (BadJOSEException | JOSEException again) {
                throw new ProviderRefusal(String.valueOf(again.getMessage()), again);
            }
        } catch (JOSEException e) {
            throw new ProviderRefusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** The library leaves this one out (OpenID Connect Core 3.1.3.7, steps 4 and 5). */
    private static void requireParty(Client us, IDTokenClaimsSet claims) {
        AuthorizedParty party = claims.getAuthorizedParty();
        boolean ours = party == null
                ? claims.getAudience().size() == 1
                : party.getValue().equals(us.id().getValue());
        if (!ours) {
            throw new ProviderRefusal("a token for another party");
        }
    }

    private static IDTokenValidator validator(Client us, JWKSet keys) {
        return new IDTokenValidator(
                new Issuer(us.issuer()),
                us.id(),
                new JWSVerificationKeySelector<SecurityContext>(ALGORITHMS, new ImmutableJWKSet<>(keys)),
                null);
    }

    private static Map<String, String> texts(IDTokenClaimsSet claims) {
        Map<String, String> texts = new HashMap<>();
        boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
        claims.toJSONObject().forEach((name, value) -> {
            boolean fit = value instanceof String text && !text.isEmpty() && text.length() <= LONGEST_CLAIM;
            boolean believed = verified || !"email".equals(name);
            if (fit && believed && name.length() <= 100 && texts.size() < MOST_CLAIMS) {
                texts.put(name, (String) value);
            }
        });
        return texts;
    }

    // --------------------------------------------------------- what is known

    private Client client() {
        Client known = client;
        if (known != null) {
            return known;
        }
        String issuer = required("kentongan.openid.issuer", settings.find("kentongan.openid.issuer"));
        String id = required("kentongan.openid.client.id", settings.find("kentongan.openid.client.id"));
        String secret = required("kentongan.openid.client.secret", settings.secret("kentongan.openid.client.secret"));
        URI address = address(issuer);
        Client read = new Client(issuer, new ClientID(id), new Secret(secret), new BoundedHttp(address));
        client = read;
        return read;
    }

    private static String required(String name, Optional<String> value) {
        return value.orElseThrow(() -> new ProviderAway(name + " is not set"));
    }

    /** Nothing of a sign-in travels unencrypted, except on one's own machine. */
    private static URI address(String issuer) {
        URI address;
        try {
            address = URI.create(issuer);
        } catch (IllegalArgumentException e) {
            throw new ProviderAway("kentongan.openid.issuer is no address", e);
        }
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || !secure && !("http".equals(address.getScheme()) && local(address.getHost()))) {
            throw new ProviderAway("kentongan.openid.issuer must be an address with https");
        }
        return address;
    }

    private static boolean local(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** @param again to ask even though something is known, unless that is very fresh */
    private synchronized Described described(Client us, boolean again) {
        Described known = described;
        long age = known == null ? Long.MAX_VALUE : System.nanoTime() - known.since();
        if (known != null && age < (again ? PATIENCE_NANOS : KEEP_NANOS)) {
            return known;
        }
        try {
            String base = us.issuer().endsWith("/") ? us.issuer() : us.issuer() + "/";
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.parse(us.http().get(URI.create(base + ".well-known/openid-configuration")));
            if (!metadata.getIssuer().getValue().equals(us.issuer())) {
                throw new ProviderAway("the provider calls itself " + metadata.getIssuer());
            }
            for (URI endpoint : List.of(
                    metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())) {
                if (!us.http().reaches(endpoint)) {
                    throw new ProviderAway("an address of the provider lies on another host: " + endpoint);
                }
            }
            Described read =
                    new Described(metadata, JWKSet.parse(us.http().get(metadata.getJWKSetURI())), System.nanoTime());
            described = read;
            return read;
        } catch (IOException | ParseException | java.text.ParseException e) {
            if (known != null) {
                return known;
            }
            throw new ProviderAway("the provider does not describe itself", e);
        }
    }
}
