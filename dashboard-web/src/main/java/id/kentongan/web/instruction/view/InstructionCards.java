package id.kentongan.web.instruction.view;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.boundary.HopRow;
import id.kentongan.report.instruction.boundary.InstructionDossier;
import id.kentongan.report.instruction.boundary.InstructionPhotos;
import id.kentongan.report.instruction.boundary.InstructionRow;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.report.instruction.boundary.StepRow;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.StepType;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes instructions in the reader's words and on the clocks of the place. */
@RequestScoped
public class InstructionCards {

    /** With what photos are offered: where somebody says how it is. */
    private static final Set<StepType> SAID = EnumSet.of(
            StepType.ISSUED, StepType.PROGRESS, StepType.REPORTED_DONE, StepType.OBJECTED, StepType.SENT_BACK);

    @Inject
    private Instructions instructions;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Texts texts;

    InstructionCard line(InstructionRow row) {
        ZoneId zone = zone(row.tenantId());
        InstructionCard.State state = InstructionCard.State.OPEN;
        if (row.withdrawnAt() != null) {
            state = InstructionCard.State.WITHDRAWN;
        } else if (row.fulfilledAt() != null) {
            state = InstructionCard.State.FULFILLED;
        } else if (row.late() > 0) {
            state = InstructionCard.State.LATE;
        }
        return new InstructionCard(
                row.number(),
                row.subject(),
                row.mode(),
                row.urgency(),
                row.issuer(),
                texts.time(row.issuedAt(), zone),
                texts.time(row.finishBy(), zone),
                row.units(),
                row.unread(),
                row.fulfilled(),
                row.late(),
                state);
    }

    /** The tree, from those that it was sent to first. */
    List<HopCard> tree(Actor actor, InstructionDossier dossier) {
        return below(actor, dossier, null);
    }

    private List<HopCard> below(Actor actor, InstructionDossier dossier, @Nullable UUID parent) {
        return dossier.hops().stream()
                .filter(row -> Objects.equals(row.hop().parent(), parent))
                .map(row -> card(actor, dossier, row))
                .toList();
    }

    private HopCard card(Actor actor, InstructionDossier dossier, HopRow row) {
        Instruction of = dossier.instruction();
        Hop hop = row.hop();
        ZoneId zone = zone(of.tenantId());
        boolean forward = row.moves().contains(HopMove.FORWARD);
        List<Unit> receivers =
                forward ? instructions.receivers(actor, of.tenantId(), of.number(), hop.id(), "") : List.of();
        String read = hop.acknowledgedAt() == null ? "" : texts.time(hop.acknowledgedAt(), zone);
        return new HopCard(
                hop.id().toString(),
                hop.unit().toString(),
                row.unit(),
                row.tier(),
                hop.state(),
                row.late(),
                hop.escalations(),
                row.reader() == null ? null : row.reader() + ", " + read,
                texts.time(hop.acknowledgeBy(), zone),
                texts.time(hop.finishBy(), zone),
                hop.percent(),
                row.owed(),
                row.reported().reports(),
                row.reported().verified(),
                row.moves().stream().filter(move -> move != HopMove.FORWARD).toList(),
                forward && !receivers.isEmpty(),
                receivers,
                below(actor, dossier, hop.id()));
    }

    List<StepLine> history(InstructionDossier dossier) {
        ZoneId zone = zone(dossier.instruction().tenantId());
        Map<UUID, String> names = dossier.hops().stream()
                .collect(Collectors.toMap(row -> row.hop().id(), HopRow::unit));
        return dossier.history().stream().map(row -> step(row, names, zone)).toList();
    }

    private StepLine step(StepRow row, Map<UUID, String> names, ZoneId zone) {
        @Nullable String where = row.hop() == null ? null : names.get(row.hop());
        return new StepLine(
                row.step(),
                row.type(),
                texts.time(row.at(), zone),
                where == null || where.equals(row.unit()) || where.equals(row.toUnit()) ? null : where,
                row.officer(),
                row.unit(),
                row.toUnit(),
                row.words(),
                row.percent(),
                row.photos().stream().map(UUID::toString).toList(),
                row.mine() && SAID.contains(row.type()) && row.photos().size() < InstructionPhotos.MOST);
    }

    ZoneId zone(int tenantId) {
        return areas.tenant(tenantId).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }

    /** What people call the place of a room. */
    String place(Instruction of) {
        return of.room() == null
                ? ""
                : areas.path(of.room().area()).stream()
                        .findFirst()
                        .orElse(of.room().area().value());
    }
}
