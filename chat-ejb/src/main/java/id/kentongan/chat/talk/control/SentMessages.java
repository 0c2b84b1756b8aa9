package id.kentongan.chat.talk.control;

import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Which message a client's number was used for: as long as a telephone may lie in a drawer and send it again. */
@ApplicationScoped
public class SentMessages {

    private static final int DAYS = 30;

    /** A minute of a busy day in a country says less. */
    private static final int AT_ONCE = 20_000;

    private final Sql sql;

    @Inject
    public SentMessages(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected SentMessages() {
        this.sql = null;
    }

    /** @return how many were forgotten; none while another node does it */
    public int purge() {
        boolean alone = sql.one("select pg_try_advisory_xact_lock(hashtext('chat.sent'))", row -> row.getBoolean(1))
                .orElse(false);
        return alone
                ? sql.update(
                        "delete from chat.sent where (tenant_id, speaker, client_id) in (select tenant_id, speaker, client_id"
                                + " from chat.sent where sent_at < now() - make_interval(days => ?) order by sent_at limit ?)",
                        DAYS,
                        AT_ONCE)
                : 0;
    }
}
