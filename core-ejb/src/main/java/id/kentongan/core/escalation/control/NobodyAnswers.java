package id.kentongan.core.escalation.control;

import id.kentongan.core.organisation.entity.AreaCode;

/** No unit of any tier covers an area: the reference data are incomplete, and the operator must load them. */
public class NobodyAnswers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NobodyAnswers(AreaCode area) {
        super("no unit of any tier answers for " + area.value()
                + "; load the reference data again (kentongan migrate)");
    }
}
