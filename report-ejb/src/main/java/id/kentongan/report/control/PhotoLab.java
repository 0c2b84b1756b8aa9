package id.kentongan.report.control;

import id.kentongan.report.entity.Photo;
import java.nio.file.Path;
import java.util.Optional;

/** Where pictures become photos that can be kept. */
public interface PhotoLab {

    /**
     * Draws a picture anew; takes time and no transaction.
     *
     * @param picture stays as it is
     * @return empty if it is none that can be drawn
     * @throws IllegalStateException if there is no room for it now
     */
    Optional<Photo> develop(Path picture);
}
