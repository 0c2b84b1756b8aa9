package id.kentongan.web.open311;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Open311 as an application of its own: its refusals keep GeoReport's shape, whatever our own REST does. */
@ApplicationPath("open311/v2")
public class Open311Application extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Open311Resource.class, CrossOrigin.class, RefusedMapper.class, FailureMapper.class);
    }

    /** Jersey would answer OPTIONS with a description of its own and add a resource; others ignore the name. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
