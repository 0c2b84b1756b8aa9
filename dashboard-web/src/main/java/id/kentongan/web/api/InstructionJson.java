package id.kentongan.web.api;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.boundary.AboutRow;
import id.kentongan.report.instruction.boundary.HopRow;
import id.kentongan.report.instruction.boundary.InstructionDossier;
import id.kentongan.report.instruction.boundary.InstructionRow;
import id.kentongan.report.instruction.boundary.StepRow;
import id.kentongan.report.instruction.boundary.SubjectRow;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.RoomSubject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Instructions as this interface writes them. */
@Dependent
class InstructionJson {

    private final AreaDirectory areas;

    @Inject
    InstructionJson(AreaDirectory areas) {
        this.areas = areas;
    }

    JsonObject whole(InstructionDossier dossier) {
        Instruction of = dossier.instruction();
        ZoneId zone = zone(of.tenantId());
        JsonObjectBuilder whole = Speech.JSON
                .createObjectBuilder()
                .add("number", of.number())
                .add("subject", of.subject())
                .add("words", of.words())
                .add("mode", Fields.word(of.mode()))
                .add("route", Fields.word(of.route()))
                .add("urgency", Fields.word(of.urgency()))
                .add("issuer", dossier.issuer())
                .add("officer", dossier.officer())
                .add("copies", words(dossier.copies()))
                .add("withdrawable", dossier.withdrawable());
        Speech.time(whole, "issuedAt", of.issuedAt(), zone);
        Speech.time(whole, "acknowledgeBy", of.acknowledgeBy(), zone);
        Speech.time(whole, "finishBy", of.finishBy(), zone);
        Speech.time(whole, "withdrawnAt", of.withdrawnAt(), zone);
        Speech.time(whole, "fulfilledAt", of.fulfilledAt(), zone);
        @Nullable RoomSubject room = of.room();
        Speech.text(whole, "roomArea", room == null ? null : room.area().value());
        Speech.text(whole, "roomKind", room == null ? null : Fields.word(room.kind()));
        JsonArrayBuilder reports = Speech.JSON.createArrayBuilder();
        dossier.reports().forEach(report -> reports.add(report(report)));
        JsonArrayBuilder hops = Speech.JSON.createArrayBuilder();
        dossier.hops().forEach(hop -> hops.add(hop(hop, zone)));
        JsonArrayBuilder history = Speech.JSON.createArrayBuilder();
        dossier.history().forEach(step -> history.add(step(step, zone)));
        return whole.add("reports", reports)
                .add("hops", hops)
                .add("history", history)
                .build();
    }

    private static JsonObjectBuilder report(SubjectRow row) {
        JsonObjectBuilder report = Speech.JSON
                .createObjectBuilder()
                .add("ticket", row.ticket())
                .add("status", Fields.word(row.status()))
                .add("area", row.area());
        Speech.text(report, "reason", row.reason() == null ? null : Fields.word(row.reason()));
        return report;
    }

    private static JsonObjectBuilder hop(HopRow row, ZoneId zone) {
        Hop at = row.hop();
        @Nullable UUID parent = at.parent();
        JsonArrayBuilder moves = Speech.JSON.createArrayBuilder();
        row.moves().forEach(move -> moves.add(Fields.word(move)));
        JsonObjectBuilder hop = Speech.JSON
                .createObjectBuilder()
                .add("id", at.id().toString())
                .add("unitId", at.unit().toString())
                .add("unit", row.unit())
                .add("tier", Fields.word(row.tier()))
                .add("depth", row.depth())
                .add("state", Fields.word(at.state()))
                .add("late", row.late())
                .add("escalations", at.escalations())
                .add("owed", words(row.owed()))
                .add("reports", row.reported().reports())
                .add("verified", row.reported().verified())
                .add("moves", moves);
        Speech.text(hop, "parent", parent == null ? null : parent.toString());
        Speech.text(hop, "acknowledgedBy", row.reader());
        Speech.time(hop, "sentAt", at.sentAt(), zone);
        Speech.time(hop, "acknowledgeBy", at.acknowledgeBy(), zone);
        Speech.time(hop, "finishBy", at.finishBy(), zone);
        Speech.time(hop, "acknowledgedAt", at.acknowledgedAt(), zone);
        number(hop, "percent", at.percent());
        return hop;
    }

    private static JsonObjectBuilder step(StepRow row, ZoneId zone) {
        @Nullable UUID at = row.hop();
        JsonObjectBuilder step =
                Speech.JSON.createObjectBuilder().add("step", row.step()).add("event", Fields.word(row.type()));
        Speech.time(step, "at", row.at(), zone);
        Speech.text(step, "hop", at == null ? null : at.toString());
        Speech.text(step, "officer", row.officer());
        Speech.text(step, "unit", row.unit());
        Speech.text(step, "toUnit", row.toUnit());
        Speech.text(step, "words", row.words());
        number(step, "percent", row.percent());
        JsonArrayBuilder photos = Speech.JSON.createArrayBuilder();
        row.photos().forEach(photo -> photos.add(photo.toString()));
        return step.add("photos", photos).add("mine", row.mine());
    }

    JsonObjectBuilder line(InstructionRow row) {
        ZoneId zone = zone(row.tenantId());
        JsonObjectBuilder line = Speech.JSON
                .createObjectBuilder()
                .add("number", row.number())
                .add("subject", row.subject())
                .add("mode", Fields.word(row.mode()))
                .add("urgency", Fields.word(row.urgency()))
                .add("issuer", row.issuer())
                .add("units", row.units())
                .add("unread", row.unread())
                .add("fulfilled", row.fulfilled())
                .add("late", row.late());
        Speech.time(line, "issuedAt", row.issuedAt(), zone);
        Speech.time(line, "finishBy", row.finishBy(), zone);
        Speech.time(line, "withdrawnAt", row.withdrawnAt(), zone);
        Speech.time(line, "fulfilledAt", row.fulfilledAt(), zone);
        return line;
    }

    JsonObjectBuilder about(AboutRow row) {
        ZoneId zone = zone(row.tenantId());
        JsonObjectBuilder about = Speech.JSON
                .createObjectBuilder()
                .add("number", row.number())
                .add("subject", row.subject())
                .add("mode", Fields.word(row.mode()))
                .add("issuer", row.issuer());
        Speech.time(about, "issuedAt", row.issuedAt(), zone);
        Speech.time(about, "finishBy", row.finishBy(), zone);
        Speech.time(about, "withdrawnAt", row.withdrawnAt(), zone);
        Speech.time(about, "fulfilledAt", row.fulfilledAt(), zone);
        return about;
    }

    static JsonObjectBuilder unit(Unit unit) {
        return Speech.JSON
                .createObjectBuilder()
                .add("id", unit.id().toString())
                .add("name", unit.name())
                .add("tier", Fields.word(unit.tier()))
                .add("area", unit.area().value());
    }

    private static JsonArrayBuilder words(Collection<String> names) {
        JsonArrayBuilder words = Speech.JSON.createArrayBuilder();
        names.forEach(words::add);
        return words;
    }

    private static void number(JsonObjectBuilder into, String name, @Nullable Integer number) {
        if (number == null) {
            into.addNull(name);
        } else {
            into.add(name, number);
        }
    }

    private ZoneId zone(int tenantId) {
        return areas.tenant(tenantId).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }
}
