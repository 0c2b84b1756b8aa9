package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.PhotoStore;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.PhotoMoment;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Photos of how a place looks after the work, from who says next that it is done; whoever checks it sees them. */
@Stateless
public class WorkPhotos {

    @Inject
    private Standings standings;

    @Inject
    private SentAcross across;

    @Inject
    private PhotoStore photos;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /** What became of a photo. */
    public enum Outcome {
        /** The report has it now. */
        KEPT,
        /** The report had that very picture, from whomever. */
        KNOWN,
        /** It has {@value Photo#MOST} of them. */
        TOO_MANY
    }

    /**
     * Whether the actor may add photos: asked before a large body is read.
     *
     * @throws UnknownTicket if there is no such report for the actor
     * @throws NotYourMove if it is not for the actor to say that the work is done, or not now
     */
    public void check(Actor actor, int tenantId, String ticket) {
        across.scope(actor, tenantId, ticket).run(() -> {
            clock.now();
            worked(actor, standings.of(tenantId, ticket));
        });
    }

    /**
     * Adds a photo.
     *
     * @throws UnknownTicket as {@link #check}
     * @throws NotYourMove as {@link #check}
     */
    public Outcome add(Actor actor, int tenantId, String ticket, Photo photo) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            clock.now();
            worked(actor, standings.of(tenantId, ticket));
            // Under the lock of the case: nobody says meanwhile that the work is done.
            Report report = worked(actor, standings.locked(tenantId, ticket));
            UUID id = report.id();
            photos.lock(id);
            if (photos.has(tenantId, id, photo.uploadHash())) {
                return Outcome.KNOWN;
            }
            if (photos.of(tenantId, id, PhotoMoment.AFTER).size() >= Photo.MOST) {
                return Outcome.TOO_MANY;
            }
            Writes writes = new Writes();
            photos.add(tenantId, id, PhotoMoment.AFTER, List.of(photo), clock.now(), writes);
            sql.write(writes);
            audit.record(
                    tenantId,
                    actor.personId(),
                    "REPORT_PHOTO",
                    "report:" + report.ticket().value(),
                    null);
            return Outcome.KEPT;
        });
    }

    private static Report worked(Actor actor, Standing standing) {
        Report report = standing.report();
        if (standing.unitFor(actor, Action.READ_REPORT).isEmpty()) {
            throw new UnknownTicket(report.ticket().value());
        }
        if (!standing.moves(actor).contains(Move.PROVE)) {
            throw new NotYourMove(Move.PROVE);
        }
        return report;
    }
}
