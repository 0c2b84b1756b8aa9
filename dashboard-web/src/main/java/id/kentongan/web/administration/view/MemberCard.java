package id.kentongan.web.administration.view;

import java.util.List;

/**
 * A member of a unit as the page shows it.
 *
 * @param userName empty until the one-time link was redeemed
 * @param role key of its word in the bundle, below {@code role.}
 * @param until empty for no end
 */
public record MemberCard(
        String id,
        String holder,
        String displayName,
        String userName,
        String role,
        String from,
        String until,
        boolean disabled,
        boolean over,
        List<DeputyLine> deputies) {

    /** Who stands in. */
    public record DeputyLine(String id, String displayName, String during, String reason) {}
}
