package id.kentongan.report.verification.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.control.People;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.verification.RuleBook;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.entity.verification.Recommendation;
import id.kentongan.report.verification.control.LastLines;
import id.kentongan.report.verification.control.QueueRows;
import id.kentongan.report.verification.entity.QueueQuery;
import id.kentongan.report.verification.entity.Vote;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where neighbours say whether a report is real. They see what an office will show to everybody once it has looked, of
 * reports in their own kelurahan that are not private; never who wrote, and not what others say.
 */
@Stateless
public class VerificationVotes {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 300;

    @Inject
    private QueueRows rows;

    @Inject
    private LastLines lines;

    @Inject
    private RuleBook rules;

    @Inject
    private Reports reports;

    @Inject
    private Categories categories;

    @Inject
    private AreaDirectory areas;

    @Inject
    private People people;

    @Inject
    private Pseudonyms pseudonyms;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * Reports of the actor's kelurahan that nobody has looked at.
     *
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public NeighbourPage list(Actor actor, QueueQuery query) {
        return actor.scope().call(() -> {
            List<QueueRows.Row> found = rows.list(actor, Action.VOTE_ON_REPORT, query, query.size() + 1);
            List<QueueRows.Row> shown = found.stream()
                    .limit(query.size())
                    .filter(row -> shown(query.tenantId(), row.categoryCode())
                            .filter(category -> row.showable())
                            .isPresent())
                    .toList();
            Map<UUID, Vote> own = own(actor, query.tenantId(), shown);
            return new NeighbourPage(
                    shown.stream()
                            .map(row -> item(
                                    query.tenantId(), row, own.get(row.place().report())))
                            .toList(),
                    found.size() > query.size() ? found.get(query.size() - 1).place() : null);
        });
    }

    private NeighbourItem item(int tenantId, QueueRows.Row row, @Nullable Vote vote) {
        return new NeighbourItem(
                row.ticket(),
                categories.find(tenantId, row.categoryCode()).orElseThrow(),
                areas.path(new AreaCode(row.areaCode())).stream().findFirst().orElse(row.areaCode()),
                VerificationDesk.shortened(row.description()),
                row.address(),
                row.receivedAt(),
                vote);
    }

    private Map<UUID, Vote> own(Actor actor, int tenantId, List<QueueRows.Row> shown) {
        Map<UUID, Vote> own = new HashMap<>();
        if (!shown.isEmpty()) {
            sql.list(
                    "select report_id, vote from report.verification_vote where tenant_id = ? and report_id = any (?)"
                            + " and encode(voter, 'hex') = any (?)",
                    row -> own.put(row.getObject(1, UUID.class), Vote.valueOf(row.getString(2))),
                    tenantId,
                    shown.stream().map(row -> row.place().report()).toArray(UUID[]::new),
                    shown.stream()
                            .map(row -> HexFormat.of()
                                    .formatHex(voter(actor, row.place().report())))
                            .toArray(String[]::new));
        }
        return own;
    }

    /**
     * Says what one has seen; saying something else later replaces it.
     *
     * @param reason at most {@value #LONGEST_REASON} characters; null for none
     * @throws UnknownTicket if there is no such report for the actor
     * @throws NotWaiting if somebody has looked at it meanwhile
     * @throws OwnReport if the actor wrote it
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public void vote(Actor actor, int tenantId, String ticket, Vote vote, @Nullable String reason) {
        actor.scope().run(() -> cast(actor, tenantId, ticket, vote, reason));
    }

    private void cast(Actor actor, int tenantId, String ticket, Vote vote, @Nullable String reason) {
        Report report = Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .filter(found -> Access.may(actor, Action.VOTE_ON_REPORT, Matter.in(tenantId, found.area())))
                .filter(found -> shown(tenantId, found.categoryCode()).isPresent())
                .orElseThrow(() -> new UnknownTicket(ticket));
        if (!rows.lock(tenantId, report.id())) {
            throw new NotWaiting(lines.last(report));
        }
        if (people.wrote(tenantId, report.id(), actor.personId())) {
            throw new OwnReport();
        }
        sql.update(
                "insert into report.verification_vote (tenant_id, report_id, voter, vote, reason, at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, report_id, voter)"
                        + " do update set vote = excluded.vote, reason = excluded.reason, at = excluded.at",
                tenantId,
                report.id(),
                voter(actor, report.id()),
                vote.name(),
                reason,
                clock.now());
        rows.count(
                tenantId,
                report.id(),
                counts -> Recommendation.of(
                                counts.real(),
                                counts.notReal(),
                                counts.notHere(),
                                rules.of(tenantId).quorum())
                        .weight());
    }

    private Optional<Category> shown(int tenantId, String code) {
        return categories.find(tenantId, code).filter(category -> !category.secret());
    }

    private byte[] voter(Actor actor, UUID report) {
        return pseudonyms.mark(actor.personId(), "verification", report);
    }
}
