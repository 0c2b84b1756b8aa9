package id.kentongan.core.identity.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.SessionsEnded;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.Visit;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is signed in: asked at each request, so that an end is one at the next request on every node. */
@Stateless
public class SessionDesk {

    private static final Scope OPERATION = Scope.system(Scope.Work.OPERATION);

    @Inject
    Sql sql;

    @Inject
    Sessions sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Event<SessionsEnded> ended;

    /**
     * @param token as the browser sent it; whatever it is
     * @param working false for a page that refreshes itself: it does not keep a session alive
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Visit> look(String token, boolean working) {
        return sessions.look(token, working);
    }

    /** @return those of the sessions that still go on; does not keep them alive */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<UUID, Visit> look(Collection<UUID> sessionIds) {
        return sessions.look(sessionIds);
    }

    /** Another token for a session that {@linkplain Visit#renewable() is due}; the old one is good for a minute more. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Entry> renew(String token, Visit visit) {
        return sessions.renew(token, visit);
    }

    /** Signs out. */
    public void end(String token) {
        sessions.end(token).ifPresent(id -> ended.fire(new SessionsEnded(Set.of(id))));
    }

    /** The person's own sessions that go on, the one used last first. */
    public List<SessionRow> own(Actor actor) {
        return list(actor.personId());
    }

    /** Ends one of one's own; nothing happens when it is somebody else's or has ended. */
    public boolean endOwn(Actor actor, UUID sessionId) {
        Optional<UUID> gone = sessions.end(actor.personId(), sessionId);
        gone.ifPresent(id -> ended.fire(new SessionsEnded(Set.of(id))));
        return gone.isPresent();
    }

    /** @return how many of one's own ended; the one at hand goes on */
    public int endOwnOthers(Actor actor, UUID current) {
        Set<UUID> gone = sessions.endAllBut(actor.personId(), current);
        ended.fire(new SessionsEnded(gone));
        return gone.size();
    }

    /**
     * Somebody else's sessions, for an administrator.
     *
     * @throws NotPermitted if the actor is none
     */
    public List<SessionRow> of(Actor actor, UUID personId) {
        requireAdministrator(actor);
        return list(personId);
    }

    /**
     * Ends all of a person's sessions, with an entry in the audit.
     *
     * @return how many
     * @throws NotPermitted if the actor is no administrator
     */
    public int endAll(Actor actor, UUID personId) {
        requireAdministrator(actor);
        return OPERATION.call(() -> {
            Set<UUID> gone = sessions.endAll(personId);
            audit.record(
                    AuditTrail.INSTALLATION,
                    actor.personId(),
                    "SESSIONS_END",
                    "person:" + personId,
                    gone.size() + " sessions");
            ended.fire(new SessionsEnded(gone));
            return gone.size();
        });
    }

    /** Takes away what ended long ago; called once in a while. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void purge() {
        sessions.purge();
    }

    private static void requireAdministrator(Actor actor) {
        if (!Access.may(actor, Action.MANAGE_SIGN_INS, Matter.installation())) {
            throw new NotPermitted("sessions of others");
        }
    }

    private List<SessionRow> list(UUID personId) {
        return sql.list(
                """
                select id, device, method, created_at, used_at, ends_at from core.session
                where person_id = ? and stage = 'PASSED' and ended_at is null and ends_at > now()
                  and used_at + idle > now()
                order by used_at desc, id
                """,
                row -> new SessionRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        SignInMethod.valueOf(row.getString(3)),
                        row.getObject(4, OffsetDateTime.class),
                        row.getObject(5, OffsetDateTime.class),
                        row.getObject(6, OffsetDateTime.class)),
                personId);
    }
}
