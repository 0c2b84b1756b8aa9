package id.kentongan.core.mail.gateway;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.ShortMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Puts short messages into a folder, in a demonstration; elsewhere it carries nothing, since numbers would gather there. Who
 * connects a provider replaces it.
 */
@ApplicationScoped
public class FolderShortMessages implements ShortMessages {

    private final Settings settings;

    @Inject
    public FolderShortMessages(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected FolderShortMessages() {
        this.settings = null;
    }

    @Override
    public void carry(String number, String text, UUID id) throws IOException {
        if (!settings.demo()) {
            return;
        }
        Path folder = Path.of(settings.find("kentongan.home").orElse(System.getProperty("java.io.tmpdir")))
                .resolve("sms");
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".", ".part");
        Files.writeString(fresh, "To: " + number + "\n\n" + text + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, folder.resolve(id + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    }
}
