package id.kentongan.report.verification.entity;

import java.util.List;

/**
 * What other rules of verification would have done with past reports, beside what is in force and what people decided.
 *
 * @param tried how many reports were looked at
 * @param fates one for each thing that can have become of them
 * @param sample some that one would have held and the other not, newest first
 */
public record RulesTrial(int tried, List<Row> fates, List<Change> sample) {

    public RulesTrial {
        fates = List.copyOf(fates);
        sample = List.copyOf(sample);
    }

    /** What has become of a report by now, whoever decided. */
    public enum Fate {
        /** It was believed. */
        BELIEVED,
        /** It was turned down. */
        TURNED_DOWN,
        /** Nobody has decided. */
        WAITING
    }

    /**
     * Reports of one fate.
     *
     * @param before how many of them the rules in force verify without anybody having looked
     * @param after how many of them the tried rules would
     */
    public record Row(Fate fate, int reports, int before, int after) {}

    /**
     * A report that would be treated otherwise.
     *
     * @param verified whether the tried rules would verify it without anybody having looked; else they would hold it
     */
    public record Change(String ticket, Fate fate, boolean verified) {}
}
