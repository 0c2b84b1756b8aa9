package id.kentongan.core.identity.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.ProviderIdentity;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SignInMethod;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whose account belongs to whom at the identity provider; decided here and nowhere else. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OpenIdAccounts {

    private static final Scope OPERATION = Scope.system(Scope.Work.OPERATION);
    private static final String SEPARATOR = "\u001f";

    @Inject
    Sql sql;

    @Inject
    People people;

    @Inject
    Sessions sessions;

    @Inject
    AuditTrail audit;

    /** @return the session; empty if nobody here is expected by this name, or the person is not welcome */
    public Optional<Entry> admit(ProviderIdentity identity, Arrival arrival) {
        return known(identity)
                .or(() -> expected(identity))
                .flatMap(people::find)
                .filter(known -> !known.citizen())
                .map(known -> sessions.open(known.actor(), false, SessionStage.PASSED, SignInMethod.OPENID, arrival));
    }

    private Optional<UUID> known(ProviderIdentity identity) {
        return sql.one(
                "select person_id from core.openid_subject where issuer = ? and subject = ?",
                row -> row.getObject(1, UUID.class),
                identity.issuer(),
                identity.subject());
    }

    /** The first time: by a claim that an administrator has written down. Two that name different people name nobody. */
    private Optional<UUID> expected(ProviderIdentity identity) {
        Map<String, String> claims = identity.claims().entrySet().stream()
                .filter(claim ->
                        !claim.getKey().contains(SEPARATOR) && !claim.getValue().contains(SEPARATOR))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<String> names = List.copyOf(claims.keySet());
        Set<UUID> persons = Set.copyOf(sql.list(
                """
                select c.person_id from core.openid_claim c
                join unnest(string_to_array(?, ?), string_to_array(?, ?)) as given (claim, value) using (claim, value)
                where c.issuer = ? and c.used_at is null
                """,
                row -> row.getObject(1, UUID.class),
                String.join(SEPARATOR, names),
                SEPARATOR,
                names.stream().map(claims::get).collect(Collectors.joining(SEPARATOR)),
                SEPARATOR,
                identity.issuer()));
        if (persons.size() != 1) {
            return Optional.empty();
        }
        UUID person = persons.iterator().next();
        sql.update("update core.openid_claim set used_at = now() where person_id = ? and used_at is null", person);
        sql.update(
                "insert into core.openid_subject (issuer, subject, person_id) values (?, ?, ?)",
                identity.issuer(),
                identity.subject(),
                person);
        OPERATION.run(() ->
                audit.record(AuditTrail.INSTALLATION, person, "OPENID_LINK", "person:" + person, identity.issuer()));
        return Optional.of(person);
    }

    /**
     * Says by which claim a person will be recognized at their first sign-in, in the place of whatever tied the account
     * to the provider before.
     *
     * @param claim such as {@code preferred_username}; {@code sub} for the provider's own name of the person
     * @return false if the value is somebody else's already, or there is no such account
     * @throws NotPermitted if the actor is no administrator
     */
    public boolean expect(Actor actor, UUID personId, String issuer, String claim, String value) {
        if (!Access.may(actor, Action.MANAGE_SIGN_INS, Matter.installation())) {
            throw new NotPermitted("accounts of others");
        }
        return OPERATION.call(() -> {
            int set = sql.update("""
                    insert into core.openid_claim (issuer, claim, value, person_id)
                    select ?, ?, ?, person_id from core.account where person_id = ? and not citizen
                    on conflict (issuer, claim, value) do update set used_at = null
                        where openid_claim.person_id = excluded.person_id
                    """, issuer, claim, value, personId);
            if (set == 0) {
                return false;
            }
            sql.update(
                    "delete from core.openid_claim where person_id = ? and (issuer, claim, value) <> (?, ?, ?)",
                    personId,
                    issuer,
                    claim,
                    value);
            sql.update("delete from core.openid_subject where person_id = ?", personId);
            audit.record(AuditTrail.INSTALLATION, actor.personId(), "OPENID_EXPECT", "person:" + personId, claim);
            return true;
        });
    }
}
