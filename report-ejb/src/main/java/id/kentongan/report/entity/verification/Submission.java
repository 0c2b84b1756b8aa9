package id.kentongan.report.entity.verification;

import id.kentongan.core.organisation.entity.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at.
 *
 * @param words what was written
 * @param place where it was put
 * @param otherPlaces names of the government's kelurahan that may be named; asked for only when one is
 * @param repeated whether the same sender sent the same words a short while before
 * @param burst whether the sender has sent many within minutes
 */
public record Submission(
        String words,
        @Nullable String address,
        Placement.Found place,
        List<String> otherPlaces,
        boolean repeated,
        boolean burst) {}
