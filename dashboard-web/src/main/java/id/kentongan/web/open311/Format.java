package id.kentongan.web.open311;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The two forms of every answer, named by the suffix of the address. */
enum Format {
    XML("xml", "text/xml", XmlPrinter::print),
    JSON("json", "application/json", JsonPrinter::print);

    private final String suffix;
    private final String mimeType;
    private final Function<Document, byte[]> printer;

    Format(String suffix, String mimeType, Function<Document, byte[]> printer) {
        this.suffix = suffix;
        this.mimeType = mimeType;
        this.printer = printer;
    }

    static Optional<Format> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format.suffix.equals(suffix))
                .findFirst();
    }

    /** For an answer to an address that names no form: XML is the one that every client reads. */
    static Format ofPath(String path) {
        return path.endsWith("." + JSON.suffix) ? JSON : XML;
    }

    String mimeType() {
        return mimeType;
    }

    String contentType() {
        return mimeType + "; charset=utf-8";
    }

    byte[] print(Document document) {
        return printer.apply(document);
    }
}
