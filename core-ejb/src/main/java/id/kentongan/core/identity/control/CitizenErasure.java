package id.kentongan.core.identity.control;

import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Takes from an account what could lead to who had it. The row stays, since the audit names its number. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class CitizenErasure {

    private final Sql sql;

    @Inject
    public CitizenErasure(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected CitizenErasure() {
        this.sql = null;
    }

    /** Closes a citizen's account for good; a trigger ends the sessions. Accounts of staff are none of its business. */
    public void close(UUID person) {
        int closed = sql.update("""
                update core.account set disabled_at = coalesce(disabled_at, now()), password_hash = null,
                    user_name = 'gone-' || gen_random_uuid(), display_name = '–'
                where person_id = ? and citizen""", person);
        if (closed > 0) {
            sql.update("delete from core.session where person_id = ?", person);
            sql.update("delete from core.second_factor where person_id = ?", person);
            sql.update("delete from core.recovery_code where person_id = ?", person);
            sql.update("delete from core.openid_subject where person_id = ?", person);
            sql.update("delete from core.openid_claim where person_id = ?", person);
        }
    }
}
