package id.kentongan.web.api;

import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.followup.boundary.InvalidMove;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do with a report. */
final class MoveBody {

    private static final Set<String> FIELDS =
            Set.of("move", "version", "words", "reason", "duplicateOf", "officer", "unit", "category");
    private static final int LONGEST_TICKET = 40;
    private static final int LONGEST_CATEGORY = 60;

    private MoveBody() {}

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static MoveWish of(JsonObject body) {
        Fields fields = new Fields(body, FIELDS);
        @Nullable Move move = fields.required("move", fields.choice("move", Move.class));
        @Nullable Integer version = fields.required("version", fields.version("version"));
        @Nullable String words = fields.text("words", MoveOrder.LONGEST_WORDS);
        @Nullable CloseReason reason = fields.choice("reason", CloseReason.class);
        @Nullable String duplicateOf = fields.text("duplicateOf", LONGEST_TICKET);
        @Nullable UUID officer = fields.id("officer");
        @Nullable UUID unit = fields.id("unit");
        @Nullable String category = fields.text("category", LONGEST_CATEGORY);
        fields.check();
        return new MoveWish(Objects.requireNonNull(move), version, words, reason, duplicateOf, officer, unit, category);
    }

    /** What the move needs and was not said. */
    static RefusedRequest refusal(InvalidMove invalid) {
        return RefusedRequest.of(
                ProblemType.INVALID_FIELDS,
                invalid.flaws().stream().map(MoveBody::mistake).toList());
    }

    private static Mistake mistake(InvalidMove.Flaw flaw) {
        return switch (flaw) {
            case WORDS_MISSING -> Mistake.of("words", "missing");
            case WORDS_TOO_LONG -> Mistake.of("words", "too-long", Integer.toString(MoveOrder.LONGEST_WORDS));
            case REASON_MISSING -> Mistake.of("reason", "missing");
            case REASON_NOT_HERE -> Mistake.of("reason", "not-one-of", "not_ours, duplicate, cannot, invalid");
            case DUPLICATE_MISSING -> Mistake.of("duplicateOf", "missing");
            case DUPLICATE_UNKNOWN -> Mistake.of("duplicateOf", "not-a-ticket");
            case ASSIGNEE_MISSING -> Mistake.of("officer", "missing");
            case ASSIGNEE_TWICE -> Mistake.of("unit", "either-or", "officer");
            case PERSON_NOT_OF_UNIT -> Mistake.of("officer", "not-of-unit");
            case UNIT_MISSING -> Mistake.of("unit", "missing");
            case UNIT_NOT_POSSIBLE -> Mistake.of("unit", "not-a-unit");
            case TASKS_OPEN -> Mistake.of("move", "tasks-open");
            case CATEGORY_MISSING -> Mistake.of("category", "missing");
            case CATEGORY_NOT_POSSIBLE -> Mistake.of("category", "not-a-category");
        };
    }
}
