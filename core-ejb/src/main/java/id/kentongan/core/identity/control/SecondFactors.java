package id.kentongan.core.identity.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey.Purpose;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.Totp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Authenticators and recovery codes of people. */
@ApplicationScoped
public class SecondFactors {

    private static final int CODES = 10;
    private static final int CODE_BYTES = 10;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Factor(byte @Nullable [] secret, long lastStep, long now) {}

    private final Sql sql;
    private final IdentityKey key;
    private final Settings settings;

    @Inject
    public SecondFactors(Sql sql, IdentityKey key, Settings settings) {
        this.sql = sql;
        this.key = key;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected SecondFactors() {
        this.sql = null;
        this.key = null;
        this.settings = null;
    }

    /**
     * What comes after the right password. Whoever has an authenticator uses it; staff that has none must set one up when
     * the days of grace are over, which begin with the first sign-in.
     */
    public SessionStage stageAfterPassword(UUID personId, boolean citizen) {
        if (enrolled(personId)) {
            return SessionStage.SECOND_STEP;
        }
        if (citizen || !required()) {
            return SessionStage.PASSED;
        }
        int days = settings.number("kentongan.second.step.grace.days", 14, 0, 365);
        boolean due = sql.one("""
                        update core.account
                        set second_step_due_at = coalesce(second_step_due_at, now() + make_interval(days => ?))
                        where person_id = ? returning second_step_due_at <= now()
                        """, row -> row.getBoolean(1), days, personId).orElse(true);
        return due ? SessionStage.ENROLMENT : SessionStage.PASSED;
    }

    /** Whether staff must have one: as the settings say, else in every profile but the demonstration's. */
    private boolean required() {
        return settings.find("kentongan.second.step").map("required"::equals).orElseGet(() -> !settings.demo());
    }

    public boolean enrolled(UUID personId) {
        return sql.one(
                        "select 1 from core.second_factor where person_id = ? and secret is not null",
                        row -> true,
                        personId)
                .isPresent();
    }

    /** @return a secret that the person can put into an authenticator; the same one for an hour */
    public byte[] begin(UUID personId) {
        Optional<byte[]> waiting = sql.one(
                        "select pending from core.second_factor where person_id = ? and pending is not null"
                                + " and pending_at > now() - interval '1 hour'",
                        row -> row.getBytes(1),
                        personId)
                .flatMap(kept -> open(personId, kept));
        if (waiting.isPresent()) {
            return waiting.get();
        }
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        sql.update("""
                insert into core.second_factor (person_id, pending, pending_at) values (?, ?, now())
                on conflict (person_id) do update set pending = excluded.pending, pending_at = now()
                """, personId, key.encrypt(Purpose.SECOND_FACTOR, personId.toString(), secret));
        return secret;
    }

    /**
     * Takes the secret into use if the code is one of it.
     *
     * @return ten recovery codes, which are shown once; empty if the code is wrong
     */
    public Optional<List<String>> confirm(UUID personId, String code) {
        boolean right = factor(personId, "pending")
                .flatMap(found -> match(found, code))
                .map(step -> sql.update("""
                                update core.second_factor
                                set secret = pending, pending = null, pending_at = null, last_step = ?
                                where person_id = ? and pending is not null
                                """, step, personId) == 1)
                .orElse(false);
        return right ? Optional.of(drawCodes(personId)) : Optional.empty();
    }

    /**
     * @param typed a code of the authenticator, or a recovery code
     * @return how it was proved; empty if the code is wrong or was used before
     */
    public Optional<SignInMethod> use(UUID personId, String typed) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        Optional<Long> step = factor(personId, "secret").flatMap(found -> match(found, code));
        if (step.isPresent()) {
            // Of two uses at once the database lets one through.
            int accepted = sql.update(
                    "update core.second_factor set last_step = ? where person_id = ? and last_step < ?",
                    step.get(),
                    personId,
                    step.get());
            return accepted == 1 ? Optional.of(SignInMethod.TOTP) : Optional.empty();
        }
        int spent = sql.update(
                "update core.recovery_code set used_at = now() where person_id = ? and code_hash = ? and used_at is null",
                personId,
                hash(personId, code));
        return spent == 1 ? Optional.of(SignInMethod.RECOVERY_CODE) : Optional.empty();
    }

    /** @return how many recovery codes are left */
    public int codesLeft(UUID personId) {
        return sql.one(
                        "select count(*)::integer from core.recovery_code where person_id = ? and used_at is null",
                        row -> row.getInt(1),
                        personId)
                .orElse(0);
    }

    /** Takes authenticator and codes away, so that the person can set up another. */
    public void remove(UUID personId) {
        sql.update("delete from core.recovery_code where person_id = ?", personId);
        sql.update("delete from core.second_factor where person_id = ?", personId);
    }

    private List<String> drawCodes(UUID personId) {
        sql.update("delete from core.recovery_code where person_id = ?", personId);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            byte[] bytes = new byte[CODE_BYTES];
            RANDOM.nextBytes(bytes);
            String code = Totp.base32(bytes);
            sql.update(
                    "insert into core.recovery_code (person_id, code_hash) values (?, ?)",
                    personId,
                    hash(personId, code));
            codes.add(String.join("-", code.split("(?<=\\G.{" + GROUP + "})")));
        }
        return codes;
    }

    private byte[] hash(UUID personId, String code) {
        return key.hash(Purpose.RECOVERY_CODE, personId + " " + code);
    }

    private Optional<Factor> factor(UUID personId, String column) {
        return sql.one(
                        "select " + column + ", last_step, extract(epoch from now())::bigint from core.second_factor"
                                + " where person_id = ?",
                        row -> new Factor(row.getBytes(1), row.getLong(2), row.getLong(3)),
                        personId)
                .map(found -> new Factor(
                        found.secret() == null
                                ? null
                                : open(personId, found.secret()).orElse(null),
                        found.lastStep(),
                        found.now()));
    }

    private static Optional<Long> match(Factor factor, String code) {
        if (factor.secret() == null) {
            return Optional.empty();
        }
        OptionalLong step = Totp.match(factor.secret(), code, factor.now(), factor.lastStep());
        return step.isPresent() ? Optional.of(step.getAsLong()) : Optional.empty();
    }

    private Optional<byte[]> open(UUID personId, byte[] sealed) {
        return key.decrypt(Purpose.SECOND_FACTOR, personId.toString(), sealed);
    }
}
