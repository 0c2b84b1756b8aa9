package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of this interface for programs, OpenAPI 3.1. */
@Path("v1/openapi.json")
@ApplicationScoped
public class OpenApiResource {

    private static final String DOCUMENT = read();

    @Needs(Action.LOOK_AROUND)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String document() {
        return DOCUMENT;
    }

    private static String read() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            if (document == null) {
                throw new IllegalStateException("openapi.json was not packaged");
            }
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
