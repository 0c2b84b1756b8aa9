package id.kentongan.report.photo.boundary;

import id.kentongan.report.control.PhotoLab;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.photo.entity.UnfitPhoto;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;

/** The desk's own laboratory, for features that take in pictures on other ways. */
@ApplicationScoped
public class DeskLab implements PhotoLab {

    private final PhotoDesk desk;

    @Inject
    public DeskLab(PhotoDesk desk) {
        this.desk = desk;
    }

    /** For the container's proxy. */
    protected DeskLab() {
        this.desk = null;
    }

    @Override
    public Optional<Photo> develop(Path picture) {
        try {
            return Optional.of(desk.develop(picture));
        } catch (UnfitPhoto e) {
            if (e.reason() == UnfitPhoto.Reason.BUSY) {
                throw new IllegalStateException("every table of the darkroom is taken", e);
            }
            return Optional.empty();
        }
    }
}
