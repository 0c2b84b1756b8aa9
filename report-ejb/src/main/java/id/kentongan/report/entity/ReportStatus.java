package id.kentongan.report.entity;

import java.util.EnumSet;
import java.util.Set;

/** Where a report stands. Each status knows its successors: the whole workflow on one screen. */
public enum ReportStatus {
    /** Menunggu: filed, nobody has taken it on. */
    SUBMITTED,
    /** Diterima: a unit has taken it on; its officers have looked at it. */
    ACCEPTED;

    public Set<ReportStatus> next() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(ACCEPTED);
            case ACCEPTED -> EnumSet.noneOf(ReportStatus.class);
        };
    }

    /** What Open311 calls it: a report is open until it needs no more work. */
    public boolean open() {
        return true;
    }
}
