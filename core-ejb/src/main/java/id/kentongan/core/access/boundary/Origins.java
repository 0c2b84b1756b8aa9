package id.kentongan.core.access.boundary;

import id.kentongan.core.access.entity.Site;
import id.kentongan.core.configuration.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses under which people reach this installation: {@code kentongan.public.url}, and where they are kept apart
 * {@code kentongan.staff.url} and {@code kentongan.media.url}.
 */
@ApplicationScoped
public class Origins {

    private static final Set<Site> ALL = Collections.unmodifiableSet(EnumSet.allOf(Site.class));
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Settings settings;

    /** Asked with every request; they do not change while the application runs. */
    private volatile @Nullable Map<Site, URI> known;

    @Inject
    public Origins(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected Origins() {
        this.settings = new Settings();
    }

    /** Where a part is reached, if an address is set. */
    public Optional<URI> address(Site site) {
        return Optional.ofNullable(addresses().get(site));
    }

    public boolean https() {
        return Optional.ofNullable(addresses().get(Site.PUBLIC))
                .map(url -> "https".equalsIgnoreCase(url.getScheme()))
                .orElse(false);
    }

    /**
     * What is served under a host name.
     *
     * @param host of the request, as its header says; null when there is none
     * @return all for this machine's own names and while no public address is set; none for a name that is not ours,
     *     which a page of somebody else may have led here (DNS rebinding)
     */
    public Set<Site> sites(@Nullable String host) {
        Map<Site, URI> addresses = addresses();
        if (addresses.isEmpty() || host != null && LOOPBACK.contains(name(host))) {
            return ALL;
        }
        Set<Site> served = EnumSet.noneOf(Site.class);
        addresses.forEach((site, url) -> {
            if (host != null && same(url, host)) {
                served.add(site);
            }
        });
        return served;
    }

    /**
     * Whether a browser's {@code Origin} is that of our pages: the host that the request went to, or the public or staff
     * address when a proxy rewrites hosts. No origin at all is not ours.
     */
    public boolean ours(@Nullable String origin, @Nullable String host) {
        Optional<URI> from = Optional.ofNullable(origin).flatMap(Origins::web);
        if (from.isEmpty()) {
            return false;
        }
        URI url = from.get();
        boolean travelsSafely =
                "https".equalsIgnoreCase(url.getScheme()) || !https() || LOOPBACK.contains(name(url.getAuthority()));
        return host != null && travelsSafely && same(url, host)
                || addresses().entrySet().stream()
                        .anyMatch(address -> address.getKey() != Site.MEDIA
                                && url.getScheme()
                                        .equalsIgnoreCase(address.getValue().getScheme())
                                && same(url, address.getValue().getAuthority()));
    }

    private Map<Site, URI> addresses() {
        Map<Site, URI> found = known;
        if (found == null) {
            found = new EnumMap<>(Site.class);
            Optional<URI> everything = settings.find(Site.PUBLIC.setting()).map(URI::create);
            for (Site site : Site.values()) {
                Optional<URI> own = settings.find(site.setting()).map(URI::create);
                if (own.isPresent() || everything.isPresent()) {
                    found.put(site, own.or(() -> everything).get());
                }
            }
            found = Collections.unmodifiableMap(found);
            known = found;
        }
        return found;
    }

    /** Whether a host, with its port or without the scheme's own, is that of an address. */
    private static boolean same(URI url, String host) {
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        return withoutPort(url.getAuthority(), https).equals(withoutPort(host, https));
    }

    private static String withoutPort(String authority, boolean https) {
        String lower = authority.toLowerCase(Locale.ROOT);
        String own = https ? ":443" : ":80";
        return lower.endsWith(own) ? lower.substring(0, lower.length() - own.length()) : lower;
    }

    private static String name(String host) {
        int port = host.lastIndexOf(':');
        return (port > host.lastIndexOf(']') ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }

    private static Optional<URI> web(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getAuthority() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
