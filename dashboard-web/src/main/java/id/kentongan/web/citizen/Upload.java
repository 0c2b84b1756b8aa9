package id.kentongan.web.citizen;

import id.kentongan.report.entity.Photo;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.photo.entity.UnfitPhoto.Reason;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.filing.Mistake;
import id.kentongan.web.support.Multipart;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final List<Path> files = new ArrayList<>();
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
        for (Path file : files) {
            try {
                photos.add(desk.develop(file));
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
    public OutputStream file(String name, String fileName) throws IOException {
        if (fileName.isEmpty()) {
            // a browser sends an empty name when nobody chose a file
            return OutputStream.nullOutputStream();
        }
        if (files.size() >= Photo.MOST) {
            refuse(Reason.TOO_MANY);
            return OutputStream.nullOutputStream();
        }
        Path file = Files.createTempFile("photo-", ".part");
        files.add(file);
        return new FilterOutputStream(new BufferedOutputStream(Files.newOutputStream(file))) {
            private long written;

            @Override
            public void write(int next) throws IOException {
                // One byte more than is taken: by it the darkroom knows that it is too large.
                if (++written <= Photo.LARGEST_UPLOAD + 1) {
                    out.write(next);
                }
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int i = from; i < from + length; i++) {
                    write(bytes[i]);
                }
            }
        };
    }

    private void refuse(Reason reason) {
        Mistake mistake = Mistake.of(Draft.PHOTOS, "photo." + reason.name());
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
