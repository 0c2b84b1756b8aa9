package id.kentongan.report.verification.boundary;

import jakarta.ejb.ApplicationException;

/** Nobody votes on what they wrote themselves. Said to nobody but who wrote it. */
@ApplicationException(rollback = true)
public class OwnReport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OwnReport() {
        super("own report");
    }
}
