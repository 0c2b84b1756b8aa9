package id.kentongan.core.mail.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Puts short messages into a folder, a file each: for demonstrations. The same one again takes the place of the first. */
final class FolderShortMessages {

    private final Path folder;

    FolderShortMessages(Path folder) {
        this.folder = folder;
    }

    void carry(String number, String text, UUID id) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".", ".part");
        Files.writeString(fresh, "To: " + number + "\n\n" + text + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, folder.resolve(id + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    }
}
