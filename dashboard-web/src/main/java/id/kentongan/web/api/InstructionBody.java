package id.kentongan.web.api;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.instruction.boundary.Forwarding;
import id.kentongan.report.instruction.boundary.NewInstruction;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.InstructionRoute;
import id.kentongan.report.instruction.entity.RoomSubject;
import id.kentongan.report.instruction.entity.Urgency;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody tells units to do, or says about it. */
final class InstructionBody {

    private static final int MOST_VALUES = 500;
    private static final int LONGEST_TICKET = 40;
    private static final int LONGEST_REMARK = 2_000;
    private static final int MOST_PERCENT = 100;
    private static final String POSSIBLE = Stream.of(HopMove.values())
            .filter(move -> move != HopMove.FORWARD && move.action().isPresent())
            .map(Fields::word)
            .collect(Collectors.joining(", "));

    /** What becomes of it at a unit. */
    record Said(
            HopMove move, @Nullable String words, @Nullable Integer percent) {}

    private InstructionBody() {}

    static JsonObject read(InputStream body) throws IOException {
        return StrictJson.read(body.readAllBytes(), MOST_VALUES);
    }

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static NewInstruction issued(JsonObject body) {
        Fields fields = new Fields(
                body,
                Set.of(
                        "from",
                        "subject",
                        "words",
                        "route",
                        "urgency",
                        "acknowledgeBy",
                        "finishBy",
                        "units",
                        "reports",
                        "roomArea",
                        "roomKind"));
        @Nullable UUID from = fields.id("from");
        @Nullable String subject = fields.required("subject", fields.text("subject", NewInstruction.LONGEST_SUBJECT));
        @Nullable String words = fields.required("words", fields.text("words", NewInstruction.LONGEST_WORDS));
        @Nullable InstructionRoute route = fields.choice("route", InstructionRoute.class);
        @Nullable Urgency urgency = fields.choice("urgency", Urgency.class);
        @Nullable OffsetDateTime acknowledgeBy = fields.required("acknowledgeBy", fields.time("acknowledgeBy"));
        @Nullable OffsetDateTime finishBy = fields.required("finishBy", fields.time("finishBy"));
        List<UUID> units = fields.ids("units", NewInstruction.MOST_UNITS);
        fields.required("units", units.isEmpty() ? null : units);
        List<String> tickets = fields.texts("reports", LONGEST_TICKET, NewInstruction.MOST_REPORTS);
        @Nullable String area = fields.text("roomArea", LONGEST_TICKET);
        RoomSubject.@Nullable Kind kind = fields.choice("roomKind", RoomSubject.Kind.class);
        if (area != null && !AreaCode.isAreaCode(area)) {
            fields.mistake("roomArea", "not-an-area");
        }
        if (area != null) {
            fields.required("roomKind", kind);
        } else if (kind != null) {
            fields.required("roomArea", area);
        }
        fields.check();
        return new NewInstruction(
                from,
                Objects.requireNonNull(subject),
                Objects.requireNonNull(words),
                route == null ? InstructionRoute.DIRECT : route,
                urgency == null ? Urgency.ORDINARY : urgency,
                Objects.requireNonNull(acknowledgeBy),
                Objects.requireNonNull(finishBy),
                units,
                tickets,
                area == null || kind == null ? null : new RoomSubject(new AreaCode(area), kind));
    }

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static Forwarding forwarded(JsonObject body) {
        Fields fields = new Fields(body, Set.of("units", "words", "finishBy"));
        List<UUID> units = fields.ids("units", NewInstruction.MOST_UNITS);
        @Nullable String words = fields.text("words", LONGEST_REMARK);
        @Nullable OffsetDateTime finishBy = fields.time("finishBy");
        fields.check();
        return new Forwarding(units, words, finishBy);
    }

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static Said said(JsonObject body) {
        Fields fields = new Fields(body, Set.of("move", "words", "percent"));
        @Nullable HopMove wanted = fields.required("move", fields.choice("move", HopMove.class));
        @Nullable String words = fields.text("words", LONGEST_REMARK);
        @Nullable Integer percent = fields.number("percent", 0, MOST_PERCENT);
        fields.check();
        HopMove move = Objects.requireNonNull(wanted);
        if (move == HopMove.FORWARD || move.action().isEmpty()) {
            // Passing it on has a door of its own; what happens by itself has none.
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("move", "not-one-of", POSSIBLE)));
        }
        return new Said(move, words, percent);
    }

    /**
     * @return why it is taken back
     * @throws RefusedRequest with every mistake at once
     */
    static String withdrawn(JsonObject body) {
        Fields fields = new Fields(body, Set.of("words"));
        @Nullable String words = fields.required("words", fields.text("words", LONGEST_REMARK));
        fields.check();
        return Objects.requireNonNull(words);
    }
}
