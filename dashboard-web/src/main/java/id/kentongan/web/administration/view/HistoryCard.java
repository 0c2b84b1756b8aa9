package id.kentongan.web.administration.view;

/** An entry of the audit as the page shows it. */
public record HistoryCard(
        String id, String at, String atIso, String who, String action, String object, String detail) {}
