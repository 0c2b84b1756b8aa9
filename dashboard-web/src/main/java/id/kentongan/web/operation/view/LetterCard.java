package id.kentongan.web.operation.view;

/**
 * A dead letter as the page shows it.
 *
 * @param reference of its report; empty if there is none
 * @param newer whether only a later version can read it
 * @param age since it was parked, in words
 * @param since when it failed first; empty if only the broker knows
 * @param correlation what to look for in the log; empty if it came without one
 */
public record LetterCard(
        String id,
        int tenantId,
        String queue,
        String reference,
        String reason,
        boolean newer,
        int attempts,
        String age,
        String since,
        String parkedAt,
        String parkedAtIso,
        String correlation) {}
