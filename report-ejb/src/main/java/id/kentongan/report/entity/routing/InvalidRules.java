package id.kentongan.report.entity.routing;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** Rules that would not do what they seem to say. */
@ApplicationException(rollback = true)
public class InvalidRules extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleFlaw> flaws;

    public InvalidRules(List<RuleFlaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public List<RuleFlaw> flaws() {
        return flaws;
    }
}
