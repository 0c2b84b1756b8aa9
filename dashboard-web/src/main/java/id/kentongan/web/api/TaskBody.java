package id.kentongan.web.api;

import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.followup.entity.TaskState;
import id.kentongan.web.support.RefusedRequest;
import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asks another unit to do, or says about it. */
final class TaskBody {

    /** A part that is asked for. */
    record Asked(UUID unit, String words, @Nullable OffsetDateTime dueAt) {}

    /** What came of it. */
    record Answered(TaskState state, @Nullable String words) {}

    private TaskBody() {}

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static Asked asking(JsonObject body) {
        Fields fields = new Fields(body, Set.of("unit", "words", "dueAt"));
        @Nullable UUID unit = fields.required("unit", fields.id("unit"));
        @Nullable String words = fields.required("words", fields.text("words", MoveOrder.LONGEST_WORDS));
        @Nullable OffsetDateTime dueAt = fields.time("dueAt");
        fields.check();
        return new Asked(Objects.requireNonNull(unit), Objects.requireNonNull(words), dueAt);
    }

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static Answered answering(JsonObject body) {
        Fields fields = new Fields(body, Set.of("state", "words"));
        @Nullable TaskState state = fields.required("state", fields.choice("state", TaskState.class));
        @Nullable String words = fields.text("words", MoveOrder.LONGEST_WORDS);
        fields.check();
        return new Answered(Objects.requireNonNull(state), words);
    }

    /** The id in an address. */
    static Optional<UUID> id(String text) {
        return Fields.isId(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
