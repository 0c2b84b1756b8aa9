package id.kentongan.web.support;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 writes it. It is printed here and not by JSON-B, whose treatment of records differs per server.
 *
 * @param type the last part of the address that documents it, {@code docs/problems/<type>.md}
 * @param correlationId what the caller can quote, and what the log has too
 */
public record Problem(String type, String title, int status, String detail, String correlationId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public String toJson() {
        return Json.createObjectBuilder()
                .add("type", "/problems/" + type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("correlationId", correlationId)
                .build()
                .toString();
    }

    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(toJson()).build();
    }
}
