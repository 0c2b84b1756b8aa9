package id.kentongan.web.open311;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.zip.CRC32C;

/** Puts a document on the wire. */
final class Answer {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private Answer() {}

    /**
     * @param caching the header Cache-Control
     * @param request may name the tag of what the client already has
     */
    static Response of(Format format, Document document, Texts texts, String caching, Request request) {
        byte[] printed = format.print(document);
        boolean reading = READING.contains(request.getMethod());
        EntityTag tag = tag(printed);
        Response.ResponseBuilder known = reading ? request.evaluatePreconditions(tag) : null;
        Response.ResponseBuilder answer = known == null
                ? Response.ok(printed, format.contentType()).header(HttpHeaders.CONTENT_LANGUAGE, texts.tag())
                : known;
        if (reading) {
            answer = answer.tag(tag);
        }
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .build();
    }

    /** A checksum and the length: it need not withstand anybody, only change when the text changes. */
    private static EntityTag tag(byte[] printed) {
        CRC32C checksum = new CRC32C();
        checksum.update(printed);
        return new EntityTag(Long.toHexString(checksum.getValue()) + "-" + Integer.toHexString(printed.length), true);
    }

    /** In the form that the address names. */
    static Response.ResponseBuilder refusal(int status, Document errors, UriInfo uri, Texts texts) {
        Format format = Format.ofPath(uri.getPath());
        return Response.status(status)
                .type(format.contentType())
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(format.print(errors));
    }
}
