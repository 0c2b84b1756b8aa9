package id.kentongan.report.aftercare.boundary;

import java.util.List;

/**
 * A page of what was said about a report, for an officer.
 *
 * @param comments oldest first
 * @param mayAnswer whether the officer's unit works on the report
 * @param mayHide whether the officer may hide one
 */
public record StaffComments(List<StaffComment> comments, boolean mayAnswer, boolean mayHide) {

    public StaffComments {
        comments = List.copyOf(comments);
    }
}
