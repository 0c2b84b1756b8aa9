package id.kentongan.st.measure;

import id.kentongan.st.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files beside the project that must not be carried in it. */
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        String folder = System.getenv().getOrDefault("KENTONGAN_SHARED_DATA", "../shared/data");
        Path file = Checkout.ROOT.resolve(folder).resolve(name).normalize();
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    "this measurement needs " + file + "; another folder: KENTONGAN_SHARED_DATA");
        }
        return file;
    }
}
