package id.kentongan.core.identity.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.ProviderAway;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.gateway.OpenIdProvider;
import id.kentongan.core.identity.gateway.PaperProvider;
import id.kentongan.core.identity.gateway.PaperProvider.Signing;
import id.kentongan.core.time.DatabaseClock;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a provider that can lie, and a real PostgreSQL. */
class OpenIdSignInIT {

    private static final Arrival ARRIVAL = new Arrival("Firefox · Linux", null);
    private static final URI CALLBACK = URI.create("https://lapor.example/sign-in/openid");

    private final Sql sql = new Sql();
    private final OpenIdSignIn signIn = new OpenIdSignIn();
    private final Map<String, String> set = new HashMap<>();
    private PaperProvider provider;

    @BeforeAll
    static void database() {
        TestDatabase.bind();
    }

    @BeforeEach
    void wire() throws Exception {
        provider = new PaperProvider();
        set.putAll(Map.of(
                "kentongan.identity.key",
                "S6tKdXo3Yw8Q1vBzM5pR7uE2nJ4hG9cL0aFiTq",
                "kentongan.openid.issuer",
                provider.issuer(),
                "kentongan.openid.client.id",
                PaperProvider.CLIENT,
                "kentongan.openid.client.secret",
                PaperProvider.SECRET));
        Settings settings = new Settings() {
            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(set.get(name));
            }
        };
        OpenIdAccounts accounts = new OpenIdAccounts();
        accounts.sql = sql;
        accounts.people = new People(sql);
        accounts.sessions = new Sessions(sql);
        accounts.audit = new AuditTrail(sql, new DatabaseClock(sql) {
            @Override
            public Instant instant() {
                return Instant.now();
            }
        });
        signIn.sql = sql;
        signIn.accounts = accounts;
        signIn.key = new IdentityKey(settings);
        signIn.provider = new OpenIdProvider(settings);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void who_is_known_by_the_subject_comes_in_with_the_rights_that_we_gave() throws SQLException {
        UUID lurah = officer();
        tie(lurah, "f3b1");
        OpenIdSignIn.Begun begun = begin();
        assertThat(provider.asked())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", CALLBACK.toString())
                .containsKeys("state", "nonce", "code_challenge");
        OpenIdSignIn.Returned returned = finish(begun, provider.state()).orElseThrow();
        assertThat(returned.next()).isEqualTo("/report/show.xhtml?tenant=1");
        assertThat(returned.entry().visit().method()).isEqualTo(SignInMethod.OPENID);
        assertThat(returned.entry().visit().actor()).hasValueSatisfying(actor -> {
            assertThat(actor.personId()).isEqualTo(lurah);
            assertThat(actor.administrator())
                    .as("by our own membership, not by the provider's group")
                    .isTrue();
        });
        asOwner("update core.membership set valid_until = now() where person_id = ?", lurah);
        assertThat(finish(begin(), provider.state()))
                .as("no membership, whatever its groups say")
                .isEmpty();
    }

    @Test
    void nobody_comes_in_who_is_not_expected() {
        assertThat(finish(begin(), provider.state())).isEmpty();
    }

    @Test
    void an_expected_claim_ties_the_subject_once() throws SQLException {
        UUID lurah = officer();
        expect(lurah, "preferred_username", "lurah.gambir");
        assertThat(finish(begin(), provider.state())).isPresent();
        assertThat(finish(begin(), provider.state())).as("now by the subject").isPresent();
        provider.lies(claims -> claims.subject("somebody else with the same name"));
        assertThat(finish(begin(), provider.state())).isEmpty();
    }

    @Test
    void two_claims_that_name_different_people_name_nobody() throws SQLException {
        expect(officer(), "preferred_username", "lurah.gambir");
        expect(officer(), "sub", "f3b1");
        assertThat(finish(begin(), provider.state())).isEmpty();
    }

    @Test
    void an_address_that_the_provider_has_not_checked_ties_nobody() throws SQLException {
        expect(officer(), "email", "lurah@gambir.example");
        provider.lies(claims -> claims.claim("email", "lurah@gambir.example"));
        assertThat(finish(begin(), provider.state())).isEmpty();
        provider.lies(claims -> claims.claim("email", "lurah@gambir.example").claim("email_verified", true));
        assertThat(finish(begin(), provider.state())).isPresent();
    }

    static List<Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>>> lies() {
        long now = System.currentTimeMillis();
        return List.of(
                Map.entry("nonce", claims -> claims.claim("nonce", "of another sign-in")),
                Map.entry("no nonce", claims -> claims.claim("nonce", null)),
                Map.entry("audience", claims -> claims.audience("another client")),
                Map.entry(
                        "authorized party",
                        claims ->
                                claims.audience(List.of("kentongan", "another")).claim("azp", "another")),
                Map.entry("issuer", claims -> claims.issuer("https://evil.example")),
                Map.entry("no subject", claims -> claims.subject(null)),
                Map.entry("expired", claims -> claims.expirationTime(new Date(now - 120_000))),
                Map.entry("no end", claims -> claims.expirationTime(null)),
                Map.entry("from the future", claims -> claims.issueTime(new Date(now + 600_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void a_token_that_is_not_about_this_sign_in_proves_nothing(
            Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>> lie) throws SQLException {
        tie(officer(), "f3b1");
        provider.lies(lie.getValue());
        assertThat(finish(begin(), provider.state())).isEmpty();
        provider.lies(same -> same);
        assertThat(finish(begin(), provider.state())).as("the truth").isPresent();
    }

    @Test
    void a_token_that_the_provider_did_not_sign_proves_nothing() throws SQLException {
        tie(officer(), "f3b1");
        for (Signing signing : List.of(Signing.NONE, Signing.SHARED_SECRET, Signing.STRANGER)) {
            provider.signs(signing);
            assertThat(finish(begin(), provider.state())).as(signing.name()).isEmpty();
        }
    }

    @Test
    void only_the_browser_that_began_can_finish_and_in_time() throws SQLException {
        tie(officer(), "f3b1");
        OpenIdSignIn.Begun begun = begin();
        assertThat(finish(begun, "x" + provider.state())).as("wrong state").isEmpty();
        assertThat(signIn.finish("", provider.state(), "the code", CALLBACK, ARRIVAL))
                .as("another browser")
                .isEmpty();
        assertThat(signIn.finish(begun.kept() + "AA", provider.state(), "the code", CALLBACK, ARRIVAL))
                .as("forged")
                .isEmpty();
        OpenIdSignIn.Begun other = begin();
        String state = provider.state();
        assertThat(finish(begun, state)).as("state of another attempt").isEmpty();
        assertThat(signIn.finish(other.kept(), state, "another code", CALLBACK, ARRIVAL))
                .as("wrong code")
                .isEmpty();
        assertThat(finish(other, state)).isPresent();
    }

    @Test
    void the_provider_is_kept_to_its_host_and_in_bounds() throws SQLException {
        tie(officer(), "f3b1");
        OpenIdSignIn.Begun begun = begin();
        provider.redirecting();
        assertThat(finish(begun, provider.state()))
                .as("nobody is followed elsewhere")
                .isEmpty();
        provider.slow();
        long started = System.nanoTime();
        assertThatThrownBy(() -> finish(begun, provider.state())).isInstanceOf(ProviderAway.class);
        assertThat((System.nanoTime() - started) / 1_000_000_000L).isLessThan(9);
    }

    @Test
    void a_description_that_names_another_host_or_has_no_end_is_not_believed() {
        provider.namesHost("http://169.254.169.254/realm");
        assertThatThrownBy(this::begin).isInstanceOf(ProviderAway.class);
        provider.namesHost(provider.issuer());
        provider.huge();
        assertThatThrownBy(this::begin).isInstanceOf(ProviderAway.class);
    }

    @Test
    void a_provider_without_https_is_believed_on_this_machine_only() {
        set.put("kentongan.openid.issuer", "http://idp.example/realm");
        assertThatThrownBy(this::begin).isInstanceOf(ProviderAway.class);
    }

    private OpenIdSignIn.Begun begin() {
        OpenIdSignIn.Begun begun = signIn.begin(CALLBACK, "/report/show.xhtml?tenant=1");
        provider.visited(begun.address());
        return begun;
    }

    private Optional<OpenIdSignIn.Returned> finish(OpenIdSignIn.Begun begun, String state) {
        return signIn.finish(begun.kept(), state, "the code", CALLBACK, ARRIVAL);
    }

    private void tie(UUID person, String subject) throws SQLException {
        asOwner(
                "insert into core.openid_subject (issuer, subject, person_id) values (?, ?, ?)",
                provider.issuer(),
                subject,
                person);
    }

    private void expect(UUID person, String claim, String value) throws SQLException {
        asOwner(
                "insert into core.openid_claim (issuer, claim, value, person_id) values (?, ?, ?, ?)",
                provider.issuer(),
                claim,
                value,
                person);
    }

    private static UUID officer() throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name) values (?, ?, 'Petugas')",
                person,
                "p-" + person);
        asOwner(
                "insert into core.membership (id, person_id, role) values (?, ?, 'ADMINISTRATOR')",
                UUID.randomUUID(),
                person);
        return person;
    }
}
