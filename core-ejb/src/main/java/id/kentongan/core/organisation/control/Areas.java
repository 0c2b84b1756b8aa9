package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The official areas that are valid today. */
@ApplicationScoped
public class Areas {

    private final Regions regions;

    @Inject
    public Areas(Regions regions) {
        this.regions = regions;
    }

    /** For the container's proxy. */
    protected Areas() {
        this(new Regions());
    }

    public Optional<String> name(AreaCode code) {
        return regions.current().areas().name(code);
    }

    /** Names from the area up to its province; empty when the code is unknown. */
    public List<String> path(AreaCode code) {
        return regions.current().areas().path(code);
    }

    /** Changes whenever anything about regions may have. */
    public String version() {
        return regions.current().version();
    }

    public Locator locator() {
        return regions.current().locator();
    }
}
