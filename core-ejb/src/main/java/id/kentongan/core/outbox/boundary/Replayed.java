package id.kentongan.core.outbox.boundary;

/**
 * What became of letters that were to be sent again.
 *
 * @param sent how many are on their way
 * @param unreadable how many this version cannot read; they stay where they are
 */
public record Replayed(int sent, int unreadable) {}
