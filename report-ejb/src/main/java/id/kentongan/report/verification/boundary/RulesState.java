package id.kentongan.report.verification.boundary;

import id.kentongan.report.entity.verification.VerificationRules;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in force, and what was before, newest first. */
public record RulesState(VerificationRules rules, List<Version> history) {

    /** One that was published. */
    public record Version(
            int version,
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String note) {}

    public RulesState {
        history = List.copyOf(history);
    }
}
