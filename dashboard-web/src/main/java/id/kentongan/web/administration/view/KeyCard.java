package id.kentongan.web.administration.view;

/**
 * A partner's key as the page shows it.
 *
 * @param tenant empty for all governments
 * @param revoked empty while it may be used
 */
public record KeyCard(String id, String name, String tenant, String created, String revoked) {}
