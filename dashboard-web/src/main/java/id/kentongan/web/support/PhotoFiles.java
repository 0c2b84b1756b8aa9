package id.kentongan.web.support;

import id.kentongan.report.entity.Photo;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a form while it is being read, in temporary files that are gone when it is closed; fields are passed over. */
public final class PhotoFiles implements Multipart.Parts, AutoCloseable {

    private final int most;
    private final List<PhotoFile> files = new ArrayList<>();

    /**
     * @param most how many are kept; further ones are passed over
     */
    public PhotoFiles(int most) {
        this.most = most;
    }

    /** Where they are until then, in the order in which they came. */
    public List<Path> files() {
        return files.stream().map(PhotoFile::path).toList();
    }

    @Override
    public OutputStream field(String name) {
        return OutputStream.nullOutputStream();
    }

    @Override
    public OutputStream file(String name, String fileName) throws IOException {
        if (fileName.isEmpty() || files.size() >= most) {
            // A browser sends an empty name when nobody chose a file.
            return OutputStream.nullOutputStream();
        }
        PhotoFile file = PhotoFile.make();
        files.add(file);
        return new FilterOutputStream(file.write()) {
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

    @Override
    public void close() throws IOException {
        for (PhotoFile file : files) {
            file.remove();
        }
    }
}
