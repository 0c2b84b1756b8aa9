package id.kentongan.web.verification.view;

import java.util.List;

/**
 * A report as the queue shows it.
 *
 * @param category in the reader's language
 * @param dueAtIso for machines
 * @param reasons why the rules want a person to look, in words
 * @param votes what neighbours say, in words; empty if nobody has said anything
 * @param takenBy in words; empty if nobody has it
 * @param mine whether the reader has it
 * @param readable whether the reader may open the report itself
 */
public record WaitingCard(
        String ticket,
        int tenantId,
        int version,
        String category,
        boolean emergency,
        String area,
        String words,
        String address,
        String receivedAt,
        String dueAt,
        String dueAtIso,
        boolean late,
        List<String> reasons,
        String votes,
        String takenBy,
        boolean mine,
        boolean readable) {

    public WaitingCard {
        reasons = List.copyOf(reasons);
    }

    /** Whether the reader can decide: nobody else is looking at it. */
    public boolean free() {
        return mine || takenBy.isEmpty();
    }
}
