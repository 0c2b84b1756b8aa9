package id.kentongan.web.bounds;

import id.kentongan.web.language.Wish;
import id.kentongan.web.metrics.RequestMeter;
import id.kentongan.web.support.CorrelationFilter;
import id.kentongan.web.support.Problem;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.SecurityHeadersFilter;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Writes a refusal before any framework has seen the request, in the shape that its address promises. */
final class Refusals {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final int PASSED_OVER = 64 * 1024;

    private Refusals() {}

    static void write(RefusedRequest refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestMeter.refused(request, refusal.type().slug());
        Locale locale = Wish.of(request.getHeader("Accept-Language"));
        Problem problem = new Problem(refusal, locale, CorrelationFilter.idOf(request));
        response.setStatus(refusal.type().status());
        if (refusal.retrySeconds() > 0) {
            response.setHeader("Retry-After", Integer.toString(refusal.retrySeconds()));
        }
        if (refusal.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD, POST");
        }
        if (unread(refusal.type(), request)) {
            // What was not read of a body would be taken for the next request.
            response.setHeader("Connection", "close");
        }
        response.setHeader("Content-Language", locale.getLanguage());
        response.addHeader("Vary", "Accept-Language");
        String path = request.getRequestURI();
        byte[] body =
                switch (Route.Shape.of(path.substring(request.getContextPath().length()))) {
                    case PROBLEM -> {
                        response.setContentType(Problem.MEDIA_TYPE);
                        yield bytes(problem.toJson());
                    }
                    case OPEN311 -> open311(problem, path, response);
                    case PAGE -> {
                        response.setContentType("text/html;charset=utf-8");
                        response.setHeader("Content-Security-Policy", SecurityHeadersFilter.OTHERS);
                        yield page(problem);
                    }
                };
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A small body costs the server less to pass over than the client to connect again. */
    private static boolean unread(ProblemType type, HttpServletRequest request) {
        return switch (type) {
            case BODY_TOO_LARGE, BODY_TOO_SLOW, LENGTH_REQUIRED -> true;
            case BUSY -> request.getContentLengthLong() > PASSED_OVER || request.getHeader("Transfer-Encoding") != null;
            default -> false;
        };
    }

    private static byte[] open311(Problem problem, String path, HttpServletResponse response) {
        int code = problem.refusal().type().status();
        if (path.endsWith(".json")) {
            response.setContentType("application/json; charset=utf-8");
            return bytes(JSON.createArrayBuilder()
                    .add(JSON.createObjectBuilder().add("code", code).add("description", problem.detail()))
                    .build()
                    .toString());
        }
        response.setContentType("text/xml; charset=utf-8");
        return bytes("<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>" + code + "</code><description>"
                + escaped(problem.detail()) + "</description></error></errors>");
    }

    private static byte[] page(Problem problem) {
        return bytes("<!DOCTYPE html><html lang=\"" + problem.locale().getLanguage()
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + escaped(problem.title()) + "</title></head><body><h1>" + escaped(problem.title()) + "</h1><p>"
                + escaped(problem.detail()) + "</p></body></html>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
