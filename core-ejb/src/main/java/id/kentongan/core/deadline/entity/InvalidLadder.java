package id.kentongan.core.deadline.entity;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A ladder that cannot be put in force, with everything that is wrong. */
@ApplicationException(rollback = true)
public class InvalidLadder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<LadderFlaw> flaws;

    public InvalidLadder(List<LadderFlaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public List<LadderFlaw> flaws() {
        return flaws;
    }
}
