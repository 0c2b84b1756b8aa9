package id.kentongan.report.entity;

/**
 * Where a report stands, in the words that Jakarta's own systems taught its citizens. How it gets from one to another is
 * said by {@link Move} alone.
 */
public enum ReportStatus {
    /** Menunggu: filed or handed over, and no unit has taken it on yet. */
    SUBMITTED,
    /** Koordinasi: a unit has taken it on and settles who does it. */
    COORDINATION,
    /** Disposisi: given to a person or a unit, who has not said yes yet. */
    DISPOSITION,
    /** Proses: somebody works on it. */
    IN_PROGRESS,
    /** Menunggu pelapor: the reporter was asked something. */
    AWAITING_REPORTER,
    /** Menunggu pihak lain: somebody outside must act first. */
    AWAITING_OTHERS,
    /** Menunggu validasi: said to be done, and nobody else has looked yet. */
    VALIDATION,
    /** Selesai: done. */
    RESOLVED,
    /** Ditolak: nothing will be done about it here, and why is said. */
    REJECTED,
    /** Dibuka kembali: closed too early. */
    REOPENED;

    /** What Open311 calls it: a report is open until it needs no more work. */
    public boolean open() {
        return this != RESOLVED && this != REJECTED;
    }
}
