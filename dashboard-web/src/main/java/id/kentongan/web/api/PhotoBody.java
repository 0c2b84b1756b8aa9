package id.kentongan.web.api;

import id.kentongan.report.entity.Photo;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.photo.entity.UnfitPhoto.Reason;
import id.kentongan.web.support.PhotoFile;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Takes one photo in that is the whole body of a request. */
@Dependent
class PhotoBody {

    private static final int RETRY_SECONDS = 5;
    private static final int PART = 64 * 1024;

    private final PhotoDesk desk;

    @Inject
    PhotoBody(PhotoDesk desk) {
        this.desk = desk;
    }

    /**
     * @throws RefusedRequest if it is larger than a photo may be
     * @throws UnfitPhoto if it cannot be taken
     */
    Photo develop(InputStream body) throws IOException {
        try {
            return take(body);
        } catch (UnfitPhoto e) {
            if (e.reason() == Reason.NO_ROOM) {
                passOver(body);
            }
            throw e;
        }
    }

    /** Who still sends would not hear the answer. */
    private static void passOver(InputStream body) throws IOException {
        byte[] part = new byte[PART];
        long passed = 0;
        for (int got = body.read(part); got >= 0 && passed <= Photo.LARGEST_UPLOAD; got = body.read(part)) {
            passed += got;
        }
    }

    private Photo take(InputStream body) throws IOException {
        PhotoFile file = PhotoFile.make();
        try {
            long written = 0;
            byte[] part = new byte[PART];
            try (OutputStream out = file.write()) {
                for (int got = body.read(part); got >= 0; got = body.read(part)) {
                    written += got;
                    if (written > Photo.LARGEST_UPLOAD) {
                        throw RefusedRequest.of(ProblemType.BODY_TOO_LARGE, Long.toString(Photo.LARGEST_UPLOAD / 1024));
                    }
                    out.write(part, 0, got);
                }
            }
            return desk.develop(file.path());
        } finally {
            file.remove();
        }
    }

    static RefusedRequest refused(Reason reason) {
        if (reason == Reason.BUSY) {
            return RefusedRequest.of(ProblemType.BUSY, Integer.toString(RETRY_SECONDS))
                    .retryAfter(RETRY_SECONDS);
        }
        if (reason == Reason.NO_ROOM) {
            return RefusedRequest.of(ProblemType.NO_ROOM);
        }
        return RefusedRequest.of(
                ProblemType.INVALID_FIELDS,
                List.of(Mistake.of(
                        "body",
                        "photo-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    }
}
