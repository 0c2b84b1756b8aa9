package id.kentongan.core.deadline.boundary;

import id.kentongan.core.deadline.entity.Ladder;
import id.kentongan.core.deadline.entity.LadderLine;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a government's ladder stands.
 *
 * @param current what new cases climb by
 * @param draft null if there is none
 * @param revision of the draft; 0 without one
 * @param history the newest first
 */
public record LadderState(Ladder current, @Nullable List<LadderLine> draft, int revision, List<Version> history) {

    public LadderState {
        history = List.copyOf(history);
    }

    /**
     * A version that was put in force.
     *
     * @param by name of who did it; null if the account is gone
     */
    public record Version(
            int number,
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String note,
            int steps) {}
}
