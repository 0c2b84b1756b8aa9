package id.kentongan.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.report.entity.ReportStatus;
import id.kentongan.web.support.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document and the code name the same addresses, methods and refusals. Bodies are compared over the wire. */
class OpenApiTest {

    private final JsonObject document = read();

    @Test
    void every_route_is_documented_and_every_documented_route_exists() {
        Set<String> documented = new TreeSet<>();
        document.getJsonObject("paths")
                .forEach((path, item) ->
                        item.asJsonObject().keySet().forEach(method -> documented.add(method + " " + path)));
        Set<String> existing = new TreeSet<>();
        for (Class<?> resource : new ApiApplication().getClasses()) {
            Path home = resource.getAnnotation(Path.class);
            // figures for the operator are no part of what partners use
            if (home == null || home.value().equals("metrics")) {
                continue;
            }
            for (Method method : resource.getMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        Path more = method.getAnnotation(Path.class);
                        existing.add(verb.value().toLowerCase(Locale.ROOT) + " /api/" + home.value()
                                + (more == null ? "" : "/" + more.value()));
                    }
                }
            }
        }
        assertThat(documented).isEqualTo(existing);
    }

    @Test
    void every_kind_of_problem_is_documented_under_its_status() {
        JsonObject responses = document.getJsonObject("components").getJsonObject("responses");
        Set<String> documented = new TreeSet<>();
        responses.forEach((status, response) -> {
            for (String slug : response.asJsonObject().getString("description").split(", ")) {
                documented.add(slug + " " + status);
            }
        });
        assertThat(documented)
                .isEqualTo(Set.of(ProblemType.values()).stream()
                        .map(type -> type.slug() + " " + type.status())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void the_statuses_of_a_report_are_all_named() {
        assertThat(document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("Report")
                        .getJsonObject("properties")
                        .getJsonObject("status")
                        .getJsonArray("enum")
                        .getValuesAs(JsonString::getString))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReportStatus.values())
                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static JsonObject read() {
        try (JsonReader reader = Json.createReader(new StringReader(new OpenApiResource().document()))) {
            return reader.readObject();
        }
    }
}
