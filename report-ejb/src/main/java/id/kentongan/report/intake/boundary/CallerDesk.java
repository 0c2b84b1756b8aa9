package id.kentongan.report.intake.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.entity.Channel;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where officers file for somebody who calls, writes or comes. The same rules as for everybody, and a line in the audit. */
@Stateless
public class CallerDesk {

    /** Ways on which somebody reaches an officer. */
    public static final Set<Channel> CHANNELS =
            EnumSet.of(Channel.TELEPHONE, Channel.SMS, Channel.EMAIL, Channel.SOCIAL_MEDIA, Channel.WALK_IN);

    @Inject
    private ReportIntake intake;

    @Inject
    private Tenants tenants;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /** @return governments that the actor may file for */
    public List<Tenant> governments(Actor actor) {
        return tenants.all().stream().filter(tenant -> may(actor, tenant)).toList();
    }

    /**
     * Files a report for somebody. Sent again with the same key it is filed once.
     *
     * @param wanted of one of the {@link #CHANNELS}, or from a room
     * @throws NotPermitted if the actor may not file for that government
     * @see ReportIntake#file(NewReport, IdempotencyKey)
     */
    public Receipt file(Actor actor, NewReport wanted, IdempotencyKey key) {
        if (!may(actor, wanted.tenant())) {
            throw new NotPermitted("no government of this actor");
        }
        if (!CHANNELS.contains(wanted.channel()) && wanted.channel() != Channel.ROOM) {
            throw new IllegalArgumentException("nobody calls by " + wanted.channel());
        }
        Receipt receipt = intake.file(wanted, key);
        return Scope.tenant(wanted.tenant().id()).call(() -> {
            // A repeat is older than this transaction.
            if (receipt.receivedAt().isEqual(clock.now())) {
                audit.record(
                        wanted.tenant().id(),
                        actor.personId(),
                        "REPORT_ENTER",
                        "report:" + receipt.ticket(),
                        wanted.channel().name());
            }
            return receipt;
        });
    }

    /** In one of the actor's own areas, whose relation to the whole government is what the table asks. */
    private static boolean may(Actor actor, Tenant tenant) {
        return actor.posts().stream().map(Post::tenantId).anyMatch(id -> id == tenant.id())
                && Access.may(actor, Action.ENTER_REPORT, Matter.in(tenant.id(), tenant.area()));
    }
}
