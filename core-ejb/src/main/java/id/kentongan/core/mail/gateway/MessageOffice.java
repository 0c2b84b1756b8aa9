package id.kentongan.core.mail.gateway;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.CarrierAway;
import id.kentongan.core.mail.control.ShortMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what carries short messages: the provider of the settings, or in a demonstration a folder. Elsewhere nothing does:
 * in a folder numbers would gather.
 */
@ApplicationScoped
public class MessageOffice implements ShortMessages {

    private final Settings settings;
    private volatile @Nullable HttpShortMessages provider;

    @Inject
    public MessageOffice(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected MessageOffice() {
        this.settings = null;
    }

    @Override
    public boolean ready() {
        return url().isPresent() || settings.demo();
    }

    @Override
    public void carry(String number, String text, UUID id) throws IOException {
        Optional<String> url = url();
        if (url.isPresent()) {
            HttpShortMessages known = provider;
            if (known == null) {
                known = new HttpShortMessages(url.get(), settings);
                provider = known;
            }
            known.carry(number, text, id);
        } else if (settings.demo()) {
            new FolderShortMessages(
                            Path.of(settings.find("kentongan.home").orElse(System.getProperty("java.io.tmpdir")))
                                    .resolve("sms"))
                    .carry(number, text, id);
        } else {
            throw new CarrierAway("no provider of short messages is set");
        }
    }

    private Optional<String> url() {
        return settings.find("kentongan.sms.url");
    }
}
