package id.kentongan.web.citizen;

import id.kentongan.report.entity.Photo;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.photo.entity.UnfitPhoto.Reason;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.filing.Mistake;
import id.kentongan.web.support.Multipart;
import id.kentongan.web.support.PhotoFile;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form with photos while it is being read: fields in memory, photos in temporary files that are gone when it is closed.
 * Bounded in fields, files and bytes, whatever the body says.
 */
final class Upload implements Multipart.Parts, AutoCloseable {

    private static final int FIELD_BYTES = 64 * 1024;
    private static final int MOST_FIELDS = 200;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<PhotoFile> files = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private int kept;
    private int count;

    private Upload() {}

    /**
     * @throws RefusedRequest if it is no form of this kind or larger than it may be
     */
    static Upload read(InputStream body, String contentType) throws IOException {
        String boundary = Multipart.boundary(contentType)
                .orElseThrow(() -> RefusedRequest.of(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        Upload upload = new Upload();
        try {
            Multipart.read(body, boundary, upload);
            return upload;
        } catch (Multipart.Broken e) {
            upload.close();
            throw RefusedRequest.of(ProblemType.BAD_REQUEST);
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** Develops what came; what cannot be taken becomes a mistake of the draft. */
    List<Photo> develop(PhotoDesk desk, Draft draft) {
        mistakes.forEach(draft::add);
        List<Photo> photos = new ArrayList<>();
        for (PhotoFile file : files) {
            try {
                photos.add(desk.develop(file.path()));
            } catch (UnfitPhoto e) {
                draft.add(Mistake.of(Draft.PHOTOS, "photo." + e.reason().name()));
            }
        }
        return photos;
    }

    boolean hadPhotos() {
        return !files.isEmpty() || !mistakes.isEmpty();
    }

    @Override
    public OutputStream field(String name) {
        if (++count > MOST_FIELDS) {
            throw RefusedRequest.of(ProblemType.BAD_REQUEST);
        }
        return new ByteArrayOutputStream() {
            private boolean done;

            @Override
            public synchronized void write(int next) {
                keep(1);
                super.write(next);
            }

            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                keep(length);
                super.write(bytes, from, length);
            }

            @Override
            public void close() {
                if (!done) {
                    done = true;
                    fields.computeIfAbsent(name, any -> new ArrayList<>()).add(toString(StandardCharsets.UTF_8));
                }
            }
        };
    }

    private void keep(int length) {
        kept += length;
        if (kept > FIELD_BYTES) {
            throw RefusedRequest.of(ProblemType.BODY_TOO_LARGE, Integer.toString(FIELD_BYTES / 1024));
        }
    }

    @Override
    public OutputStream file(String name, String fileName) {
        if (fileName.isEmpty()) {
            // a browser sends an empty name when nobody chose a file
            return OutputStream.nullOutputStream();
        }
        if (files.size() >= Photo.MOST) {
            refuse(Reason.TOO_MANY);
            return OutputStream.nullOutputStream();
        }
        try {
            PhotoFile file = PhotoFile.make();
            files.add(file);
            return new Bounded(file, file.write());
        } catch (UnfitPhoto e) {
            refuse(e.reason());
            return OutputStream.nullOutputStream();
        }
    }

    /** One byte more than is taken: by it the darkroom knows that it is too large. Without room the rest is passed over. */
    private final class Bounded extends OutputStream {

        private final PhotoFile file;
        private OutputStream out;
        private long written;

        Bounded(PhotoFile file, OutputStream out) {
            this.file = file;
            this.out = out;
        }

        @Override
        public void write(int next) throws IOException {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int taken = (int) Math.min(length, Photo.LARGEST_UPLOAD + 1 - written);
            if (taken > 0) {
                written += taken;
                roomFor(() -> out.write(bytes, from, taken));
            }
        }

        @Override
        public void close() throws IOException {
            roomFor(out::close);
        }

        private void roomFor(Step step) throws IOException {
            try {
                step.take();
            } catch (UnfitPhoto e) {
                out = OutputStream.nullOutputStream();
                files.remove(file);
                file.remove();
                refuse(e.reason());
            }
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private void refuse(Reason reason) {
        Mistake mistake = Mistake.of(Draft.PHOTOS, "photo." + reason.name());
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }

    @Override
    public void close() throws IOException {
        for (PhotoFile file : files) {
            file.remove();
        }
    }
}
