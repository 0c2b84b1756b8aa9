package id.kentongan.web.api;

import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.followup.entity.ProposalState;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a government asks another one to take over, or answers. */
final class ProposalBody {

    /** A unit of another government, and why it should have the report. */
    record Asked(UUID unit, String words) {}

    /** What came of it. */
    record Answered(ProposalState state, @Nullable String words) {}

    private ProposalBody() {}

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static Asked asking(JsonObject body) {
        Fields fields = new Fields(body, Set.of("unit", "words"));
        @Nullable UUID unit = fields.required("unit", fields.id("unit"));
        @Nullable String words = fields.required("words", fields.text("words", MoveOrder.LONGEST_WORDS));
        fields.check();
        return new Asked(Objects.requireNonNull(unit), Objects.requireNonNull(words));
    }

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static Answered answering(JsonObject body) {
        Fields fields = new Fields(body, Set.of("state", "words"));
        @Nullable ProposalState state = fields.required("state", fields.choice("state", ProposalState.class));
        @Nullable String words = fields.text("words", MoveOrder.LONGEST_WORDS);
        fields.check();
        if (state == ProposalState.PROPOSED || state == ProposalState.LAPSED) {
            throw RefusedRequest.of(
                    ProblemType.INVALID_FIELDS,
                    List.of(Mistake.of("state", "not-one-of", "accepted, declined, withdrawn")));
        }
        return new Answered(Objects.requireNonNull(state), words);
    }
}
