package id.kentongan.core.mail.gateway;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.entity.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Chooses what carries letters: the SMTP server of the settings, else a folder. */
@ApplicationScoped
public class PostOffice implements Post {

    private final Settings settings;
    private volatile @Nullable Post chosen;

    @Inject
    public PostOffice(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected PostOffice() {
        this.settings = null;
    }

    @Override
    public void carry(String from, Letter letter) throws IOException {
        Post known = chosen;
        if (known == null) {
            known = choose();
            chosen = known;
        }
        known.carry(from, letter);
    }

    private Post choose() {
        return settings.find("kentongan.mail.smtp.host")
                .<Post>map(host -> new SmtpPost(host, settings))
                .orElseGet(() -> new FolderPost(folder()));
    }

    private Path folder() {
        return settings.find("kentongan.mail.folder")
                .map(Path::of)
                .orElseGet(() -> Path.of(settings.find("kentongan.home").orElse(System.getProperty("java.io.tmpdir")))
                        .resolve("mail"));
    }
}
