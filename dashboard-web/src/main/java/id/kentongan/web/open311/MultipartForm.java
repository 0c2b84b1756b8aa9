package id.kentongan.web.open311;

import id.kentongan.web.support.Multipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A form with files as Open311's clients send it: fields are kept, files are read past without being stored. */
final class MultipartForm implements Multipart.Parts {

    /** The name under which {@link #read} notes that a file was sent. */
    static final String FILE = "\u0000file";

    private final Parameters.Collector fields = new Parameters.Collector();
    private final int fieldBytes;
    private int kept;

    private MultipartForm(int fieldBytes) {
        this.fieldBytes = fieldBytes;
    }

    /**
     * @param contentType the header with its boundary
     * @param fieldBytes how much all fields together may hold
     */
    static Parameters read(InputStream body, String contentType, int fieldBytes) throws IOException {
        String boundary =
                Multipart.boundary(contentType).orElseThrow(() -> new Refused(Refusal.invalid("multipart-boundary")));
        MultipartForm form = new MultipartForm(fieldBytes);
        try {
            Multipart.read(body, boundary, form);
        } catch (Multipart.Broken e) {
            throw new Refused(Refusal.invalid("multipart-broken"));
        }
        return form.fields.done();
    }

    @Override
    public OutputStream field(String name) {
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
                    fields.add(name, Parameters.utf8(toByteArray(), size()));
                }
            }
        };
    }

    @Override
    public OutputStream file(String name, String fileName) {
        // a browser sends an empty name when nobody chose a file
        fields.add(FILE, fileName);
        return OutputStream.nullOutputStream();
    }

    private void keep(int length) {
        kept += length;
        if (kept > fieldBytes) {
            throw BoundedBody.tooLarge(fieldBytes);
        }
    }
}
