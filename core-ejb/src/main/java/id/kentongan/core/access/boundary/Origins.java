package id.kentongan.core.access.boundary;

import id.kentongan.core.configuration.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address under which people reach this installation, {@code kentongan.public.url}. */
@ApplicationScoped
public class Origins {

    private final Settings settings;

    @Inject
    public Origins(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected Origins() {
        this.settings = null;
    }

    public boolean https() {
        return publicUrl().map(url -> "https".equalsIgnoreCase(url.getScheme())).orElse(false);
    }

    /**
     * Whether a browser's {@code Origin} is ours: the host that the request went to, or the public address when a proxy
     * rewrites hosts. No origin at all is not ours.
     */
    public boolean ours(@Nullable String origin, @Nullable String host) {
        Optional<String> authority = Optional.ofNullable(origin).flatMap(Origins::authority);
        return authority.isPresent()
                && (authority.get().equalsIgnoreCase(host)
                        || authority.equals(publicUrl().map(URI::getAuthority)));
    }

    private static Optional<String> authority(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web ? Optional.ofNullable(uri.getAuthority()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<URI> publicUrl() {
        return settings.find("kentongan.public.url").map(URI::create);
    }
}
