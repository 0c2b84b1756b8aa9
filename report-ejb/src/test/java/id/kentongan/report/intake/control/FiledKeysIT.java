package id.kentongan.report.intake.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.report.BoundDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, with the rights of the application's role. */
class FiledKeysIT {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-21T10:00:00Z");
    private static final String REQUEST = Fingerprint.of("request");

    private final FiledKeys keys = new FiledKeys(new Sql());

    private Optional<FiledKeys.Earlier> find(int tenantId, String key) {
        return Scope.tenant(tenantId).call(() -> keys.find(tenantId, key));
    }

    private boolean claim(int tenantId, String key, String request, String ticket, OffsetDateTime at) {
        return Scope.tenant(tenantId).call(() -> keys.claim(tenantId, key, request, ticket, at));
    }

    @BeforeAll
    static void start() {
        BoundDatabase.bind();
    }

    @Test
    void a_key_is_claimed_once_and_then_says_for_what() {
        String key = Fingerprint.of("sender", "once");

        assertThat(find(1, key)).isEmpty();
        assertThat(claim(1, key, REQUEST, "JKT-1", NOW)).isTrue();
        assertThat(claim(1, key, Fingerprint.of("other"), "JKT-2", NOW)).isFalse();
        assertThat(find(1, key)).contains(new FiledKeys.Earlier(REQUEST, "JKT-1"));
    }

    @Test
    void the_same_key_of_two_tenants_is_two_keys() {
        String key = Fingerprint.of("sender", "tenants");

        assertThat(claim(1, key, REQUEST, "JKT-3", NOW)).isTrue();
        assertThat(claim(2, key, REQUEST, "MDO-3", NOW)).isTrue();
    }

    @Test
    void of_many_who_claim_at_once_one_wins() throws Exception {
        String key = Fingerprint.of("sender", "race");
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String ticket = "JKT-race-" + i;
            claims.add(() -> claim(1, key, REQUEST, ticket, NOW));
        }
        ExecutorService senders = Executors.newFixedThreadPool(8);
        int won = 0;
        for (Future<Boolean> claim : senders.invokeAll(claims)) {
            won += claim.get() ? 1 : 0;
        }
        senders.shutdown();

        assertThat(won).isEqualTo(1);
    }

    @Test
    void after_seven_days_a_key_is_taken_away() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String old = Fingerprint.of("sender", "old");
        String young = Fingerprint.of("sender", "young");
        claim(1, old, REQUEST, "JKT-4", now.minusDays(7).minusMinutes(5));
        claim(1, young, REQUEST, "JKT-5", now.minusDays(7).plusMinutes(5));

        assertThat(Scope.system(Scope.Work.PURGE).call(keys::purge)).isPositive();
        assertThat(find(1, old)).isEmpty();
        assertThat(find(1, young)).isPresent();
    }
}
