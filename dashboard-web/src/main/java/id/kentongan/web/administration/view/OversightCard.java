package id.kentongan.web.administration.view;

/**
 * A row of oversight as the page shows it.
 *
 * @param key names it in a form
 */
public record OversightCard(String key, String overseer, String overseen, String mode, String during, boolean over) {}
