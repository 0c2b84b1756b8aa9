package id.kentongan.web.administration.view;

/** A turn of the duty rota as the page shows it. */
public record TurnLine(String id, String displayName, String during) {}
