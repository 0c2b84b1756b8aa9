package id.kentongan.core.edition.entity;

import jakarta.ejb.ApplicationException;

/**
 * A draft was begun from a version that is no longer in force, so that publishing it would undo unseen what has changed since.
 * It has to be based on what is in force, or begun again.
 */
@ApplicationException(rollback = true)
public class StaleDraft extends ChangedMeanwhile {

    private static final long serialVersionUID = 1L;

    private final int version;

    /**
     * @param last who has put in force what holds now, and when
     * @param version that is in force
     */
    public StaleDraft(ChangedMeanwhile last, int version) {
        super(last.by(), last.at());
        this.version = version;
    }

    public int version() {
        return version;
    }
}
