package id.kentongan.core.identity.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One-time codes that are sent to an address: eight digits, good for ten minutes, five tries and one sign-in. */
@ApplicationScoped
public class MailCodes {

    /** In any hour, to one address. */
    public static final int MOST_IN_AN_HOUR = 3;

    public static final int MOST_TRIES = 5;

    private static final int NUMBERS = 100_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;
    private final IdentityKey key;

    @Inject
    public MailCodes(Sql sql, IdentityKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** For the container's proxy. */
    protected MailCodes() {
        this.sql = null;
        this.key = null;
    }

    /**
     * Draws a code; needs a transaction, in which requests for one address wait for each other.
     *
     * @param id under which the browser will come back; known to nobody else
     * @return empty if the address has had as many as it may have in an hour
     */
    public Optional<String> draw(UUID id, String address) {
        byte[] owner = owner(address);
        String code = String.format(Locale.ROOT, "%08d", RANDOM.nextInt(NUMBERS));
        sql.one("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 0))", row -> true, (Object) owner);
        int drawn = sql.update("""
                insert into core.mail_code (id, address_hash, code_hash, expires_at)
                select ?, ?, ?, now() + interval '10 minutes'
                where (select count(*) from core.mail_code
                       where address_hash = ? and created_at > now() - interval '1 hour') < ?
                """, id, owner, hash(id, code), owner, MOST_IN_AN_HOUR);
        return drawn == 1 ? Optional.of(code) : Optional.empty();
    }

    /**
     * Counts a try and looks at the code then. Of many tries at once five are looked at, and one is right.
     *
     * @return whether the code is the one that was sent to this address under this id
     */
    public boolean use(UUID id, String address, String code) {
        boolean right = sql.one("""
                        update core.mail_code set tries = tries + 1
                        where id = ? and address_hash = ? and used_at is null and expires_at > now() and tries < ?
                        returning code_hash
                        """, row -> row.getBytes(1), id, owner(address), MOST_TRIES)
                .filter(known -> MessageDigest.isEqual(known, hash(id, code)))
                .isPresent();
        return right
                && sql.update("update core.mail_code set used_at = now() where id = ? and used_at is null", id) == 1;
    }

    /** Takes away what nobody can use and no limit counts any more. */
    public void purge() {
        sql.update("delete from core.mail_code where created_at < now() - interval '1 day'");
    }

    private byte[] owner(String address) {
        return key.hash(Purpose.MAIL_CODE, "address " + address);
    }

    private byte[] hash(UUID id, String code) {
        return key.hash(Purpose.MAIL_CODE, id + " " + code);
    }
}
