package id.kentongan.web.support;

import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.photo.entity.UnfitPhoto.Reason;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A photo on its way in. Where no room is left for it, that is said; nothing of it stays. */
public final class PhotoFile {

    private static final int BUFFER = 64 * 1024;

    private final Path path;

    private PhotoFile(Path path) {
        this.path = path;
    }

    /** @throws UnfitPhoto if there is no room */
    public static PhotoFile make() {
        try {
            return new PhotoFile(Files.createTempFile("photo-", ".part"));
        } catch (IOException e) {
            throw new UnfitPhoto(Reason.NO_ROOM);
        }
    }

    public Path path() {
        return path;
    }

    /** Writes into it; {@link UnfitPhoto} where another stream would throw because it cannot. */
    public OutputStream write() {
        try {
            return new FilterOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
                @Override
                public void write(int next) {
                    roomFor(() -> out.write(next));
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    roomFor(() -> out.write(bytes, from, length));
                }

                @Override
                public void flush() {
                    roomFor(out::flush);
                }

                @Override
                public void close() {
                    roomFor(out::close);
                }
            };
        } catch (IOException e) {
            throw new UnfitPhoto(Reason.NO_ROOM);
        }
    }

    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    private interface Step {
        void take() throws IOException;
    }

    private static void roomFor(Step step) {
        try {
            step.take();
        } catch (IOException e) {
            throw new UnfitPhoto(Reason.NO_ROOM);
        }
    }
}
