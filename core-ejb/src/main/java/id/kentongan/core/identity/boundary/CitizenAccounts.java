package id.kentongan.core.identity.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.MailCodes;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.SecondFactors;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.SignInMethod;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The short transactions behind citizens' signing in. Here a citizen is a number: who it is only the vault knows. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CitizenAccounts {

    @Inject
    Sql sql;

    @Inject
    MailCodes codes;

    @Inject
    People people;

    @Inject
    Sessions sessions;

    @Inject
    SecondFactors factors;

    /** @see MailCodes#draw */
    public Optional<String> draw(UUID id, String address) {
        return codes.draw(id, address);
    }

    /** @see MailCodes#use */
    public boolean use(UUID id, String address, String code) {
        return codes.use(id, address, code);
    }

    /** @return the session of a person of the vault, who has an account from now on; empty if it is disabled */
    public Optional<Entry> admit(UUID personId, Arrival arrival) {
        sql.update("insert into core.person (id) values (?) on conflict do nothing", personId);
        sql.update("""
                insert into core.account (person_id, user_name, display_name, citizen) values (?, ?, 'Warga', true)
                on conflict (person_id) do nothing
                """, personId, "warga-" + personId);
        return people.find(personId)
                .filter(People.Known::citizen)
                .map(known -> sessions.open(
                        known.actor(),
                        true,
                        factors.stageAfterPassword(personId, true),
                        SignInMethod.MAIL_CODE,
                        arrival));
    }

    /** Takes away codes of yesterday. */
    public void purge() {
        codes.purge();
    }
}
