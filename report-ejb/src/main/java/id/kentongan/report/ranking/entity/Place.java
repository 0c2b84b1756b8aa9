package id.kentongan.report.ranking.entity;

/**
 * A line of a ranking.
 *
 * @param place from 1; equal scores share one, and the next is that many further down
 * @param score in hundredths, 0 to 10000
 */
public record Place(int place, int score, Entry entry) {}
