package id.kentongan.core.mail.gateway;

import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.entity.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.UUID;

/** Puts letters into a folder, a file each, readable by its owner alone: for demonstrations and tests. */
final class FolderPost implements Post {

    private final Path folder;
    private final Session session = Session.getInstance(new Properties());

    FolderPost(Path folder) {
        this.folder = folder;
    }

    @Override
    public void carry(String from, Letter letter) throws IOException {
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        Path fresh = posix
                ? Files.createTempFile(
                        folder,
                        ".",
                        ".part",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, ".", ".part");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            Mime.of(session, from, letter).writeTo(out);
        } catch (MessagingException e) {
            Files.deleteIfExists(fresh);
            throw new IOException("a letter that cannot be written", e);
        }
        // Whoever watches the folder finds whole letters only.
        Files.move(fresh, folder.resolve(UUID.randomUUID() + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }
}
