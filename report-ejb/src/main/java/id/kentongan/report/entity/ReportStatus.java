package id.kentongan.report.entity;

import java.util.EnumSet;
import java.util.Set;

/** Where a report stands. Each status knows its successors: the whole workflow on one screen. */
public enum ReportStatus {
    /** Menunggu: filed, nobody has taken it on. */
    SUBMITTED,
    /** Diterima: a unit has taken it on; its officers have looked at it. */
    ACCEPTED,
    /** Selesai: done. */
    RESOLVED,
    /** Ditolak: nothing will be done about it. */
    REJECTED,
    /** Dibuka kembali: closed too early; the unit that had it goes on with it. */
    REOPENED;

    public Set<ReportStatus> next() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(ACCEPTED, REJECTED);
            case ACCEPTED, REOPENED -> EnumSet.of(RESOLVED, REJECTED);
            case RESOLVED, REJECTED -> EnumSet.of(REOPENED);
        };
    }

    /** What Open311 calls it: a report is open until it needs no more work. */
    public boolean open() {
        return this != RESOLVED && this != REJECTED;
    }
}
