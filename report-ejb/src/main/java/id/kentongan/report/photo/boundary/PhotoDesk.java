package id.kentongan.report.photo.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.PhotoStore;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.PhotoMoment;
import id.kentongan.report.entity.PhotoRow;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.TrackingCode;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.photo.control.Darkroom;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.photo.entity.UnfitPhoto.Reason;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Photos of reports: taken in from whoever has the tracking code, shown to officers who may read the report. */
@Stateless
public class PhotoDesk {

    private static final int WAIT_SECONDS = 20;

    /** Drawing takes a core and some twenty megabytes each; the rest of the program wants both. */
    private static final Semaphore TABLES =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    @Inject
    PhotoStore photos;

    @Inject
    Reports reports;

    @Inject
    SentAcross across;

    @Inject
    Units units;

    @Inject
    DatabaseClock clock;

    @Inject
    Sql sql;

    /**
     * Draws what was sent anew. Takes time and no transaction; a few at once.
     *
     * @throws UnfitPhoto if it cannot be taken
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Photo develop(Path upload) {
        boolean seated = false;
        try {
            seated = TABLES.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!seated) {
                throw new UnfitPhoto(Reason.BUSY);
            }
            return Darkroom.develop(upload);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitPhoto(Reason.BUSY);
        } finally {
            if (seated) {
                TABLES.release();
            }
        }
    }

    /**
     * Whether there is such a report and this is its tracking code: asked before a large body is read.
     *
     * @throws UnknownTicket if not
     */
    public void check(int tenantId, String ticket, String trackingCode) {
        Scope.tenant(tenantId).run(() -> tracked(tenantId, ticket, trackingCode));
    }

    /**
     * Adds a photo to a report for whoever has its tracking code. The same picture is kept once.
     *
     * @return how many photos the report has now
     * @throws UnknownTicket if there is no such report, or the code is another's
     * @throws UnfitPhoto if the report has {@value Photo#MOST} already
     */
    public int add(int tenantId, String ticket, String trackingCode, Photo photo) {
        return Scope.tenant(tenantId).call(() -> {
            Report report = tracked(tenantId, ticket, trackingCode);
            photos.lock(report.id());
            int before = photos.of(tenantId, report.id(), PhotoMoment.BEFORE).size();
            if (photos.has(tenantId, report.id(), photo.uploadHash())) {
                return before;
            }
            if (before >= Photo.MOST) {
                throw new UnfitPhoto(Reason.TOO_MANY);
            }
            Writes writes = new Writes();
            photos.add(tenantId, report.id(), PhotoMoment.BEFORE, List.of(photo), clock.now(), writes);
            sql.write(writes);
            return before + 1;
        });
    }

    private Report tracked(int tenantId, String ticket, String trackingCode) {
        TrackingCode code = new TrackingCode(trackingCode);
        return Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .filter(report -> report.trackedBy(code))
                .orElseThrow(() -> new UnknownTicket(ticket));
    }

    /** The photos of a report; none for who may read the report but not those. */
    public List<PhotoRow> list(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket)
                .call(() -> readable(actor, tenantId, ticket)
                        .map(report -> photos.of(tenantId, report.id()))
                        .orElse(List.of()));
    }

    /**
     * The JPEG of one.
     *
     * @throws UnknownTicket if there is no such report on a ladder of the actor's units, or no such photo of it
     */
    public byte[] jpeg(Actor actor, int tenantId, String ticket, UUID photo) {
        return across.scope(actor, tenantId, ticket)
                .call(() -> readable(actor, tenantId, ticket)
                        .flatMap(report -> photos.jpeg(tenantId, report.id(), photo))
                        .orElseThrow(() -> new UnknownTicket(ticket)));
    }

    /** Whoever works for the unit that has the report or was given it: agencies and other governments are on no ladder of it. */
    private boolean has(Actor actor, Report report) {
        return sql
                .list(
                        "select unnest(array[unit_id, assignee_unit]) from report.handling"
                                + " where tenant_id = ? and report_id = ?",
                        row -> Optional.ofNullable(row.getObject(1, UUID.class)),
                        report.tenantId(),
                        report.id())
                .stream()
                .flatMap(Optional::stream)
                .flatMap(id -> units.unit(id).stream())
                .anyMatch(unit -> actor.worksFor(unit.id()) && Access.may(actor, Action.READ_PHOTO, Matter.of(unit)));
    }

    private Optional<Report> readable(Actor actor, int tenantId, String ticket) {
        // The time brings the scope along, which JPA could only tell in a round trip of its own.
        clock.now();
        return Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .filter(report -> Access.may(actor, Action.READ_PHOTO, Matter.in(tenantId, report.area()))
                                && units.ladderOf(report.area()).stream().anyMatch(unit -> actor.worksFor(unit.id()))
                        || has(actor, report));
    }
}
