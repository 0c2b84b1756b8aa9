package id.kentongan.web.open311;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Puts a document on the wire. */
final class Answer {

    private Answer() {}

    static Response of(Format format, Document document, Texts texts) {
        return with(200, format, document, texts).build();
    }

    static Response.ResponseBuilder with(int status, Format format, Document document, Texts texts) {
        return Response.status(status)
                .type(format.contentType())
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(format.print(document));
    }

    /** In the form that the address names. */
    static Response.ResponseBuilder refusal(int status, Document errors, UriInfo uri, Texts texts) {
        return with(status, Format.ofPath(uri.getPath()), errors, texts);
    }
}
