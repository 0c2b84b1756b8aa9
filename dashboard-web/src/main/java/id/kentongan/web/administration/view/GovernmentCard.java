package id.kentongan.web.administration.view;

/**
 * A government as the page shows it.
 *
 * @param changed when and by whom last; empty if by nobody
 */
public record GovernmentCard(int id, String code, String area, String name, String changed) {}
