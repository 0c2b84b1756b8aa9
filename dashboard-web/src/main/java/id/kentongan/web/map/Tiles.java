package id.kentongan.web.map;

import id.kentongan.core.configuration.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Pictures of streets below the areas, from a server that the government names. Without one nothing is asked of anybody
 * outside: areas alone are drawn.
 */
@ApplicationScoped
@Named("mapTiles")
public class Tiles {

    private static final Pattern FORM = Pattern.compile("https?://[a-zA-Z0-9.:-]{1,200}/[^\\s'\"<>;,]{0,300}");

    private final String address;
    private final String credit;

    @Inject
    public Tiles(Settings settings) {
        this(
                settings.find("kentongan.map.tiles").orElse(""),
                settings.find("kentongan.map.tiles.credit").orElse(""));
    }

    /**
     * @param address with the places {@code {z}}, {@code {x}} and {@code {y}}; empty for none
     * @param credit whose the pictures are, as their licence wants it said
     */
    public Tiles(String address, String credit) {
        boolean complete = address.contains("{z}") && address.contains("{x}") && address.contains("{y}");
        if (!address.isEmpty() && !(complete && FORM.matcher(address).matches())) {
            throw new IllegalArgumentException("kentongan.map.tiles must be an address such as"
                    + " https://tiles.example.go.id/{z}/{x}/{y}.png, not " + address);
        }
        this.address = address;
        this.credit = credit;
    }

    /** For the container's proxy. */
    protected Tiles() {
        this("", "");
    }

    /** With its places; empty if there are no tiles. */
    public String getAddress() {
        return address;
    }

    public String getCredit() {
        return credit;
    }

    /** What a page with the map may load pictures from beside the own server; empty if there are no tiles. */
    public String origin() {
        if (address.isEmpty()) {
            return "";
        }
        URI uri = URI.create(address.substring(0, address.indexOf('{')));
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
