package id.kentongan.report.exchange.boundary;

import jakarta.ejb.ApplicationException;

/** The partner has used its id for another update. */
@ApplicationException(rollback = true)
public class UpdateIdReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UpdateIdReused(String id) {
        super("the id of an update was used for another one: " + id);
    }
}
