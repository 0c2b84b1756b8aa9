package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one can report in a jurisdiction. */
@Path("v1/categories")
@ApplicationScoped
public class CategoriesResource {

    @Inject
    private Towns towns;

    @Inject
    private PublicReports reports;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_REFERENCE)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String domain = query.required("jurisdiction").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(domain);
        Speech speech = Speech.of(headers);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        Map<String, CategoryGroup> groups = reports.groups(tenant.id()).stream()
                .collect(Collectors.toMap(CategoryGroup::code, Function.identity()));
        for (Category category : reports.categories(tenant.id())) {
            if (category.retired()) {
                continue;
            }
            Category.Shelf shelf = category.shelf();
            items.add(Speech.JSON
                    .createObjectBuilder()
                    .add("code", category.code())
                    .add("name", speech.choose(category.nameId(), category.nameEn()))
                    .add("description", speech.choose(shelf.descriptionId(), shelf.descriptionEn()))
                    .add("icon", shelf.icon().word())
                    .add("group", group(shelf.group() == null ? null : groups.get(shelf.group()), speech))
                    .add("keywords", Speech.JSON.createArrayBuilder(keywords(shelf.keywords())))
                    .add("emergency", category.emergency())
                    .add("private", category.secret())
                    .add("attributes", questions(category, speech)));
        }
        return speech.answer(
                Speech.JSON.createObjectBuilder().add("items", items).build());
    }

    private static JsonValue group(@Nullable CategoryGroup group, Speech speech) {
        return group == null
                ? JsonValue.NULL
                : Speech.JSON
                        .createObjectBuilder()
                        .add("code", group.code())
                        .add("name", speech.choose(group.nameId(), group.nameEn()))
                        .build();
    }

    private static List<String> keywords(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What a report of the category is asked beside the usual: the same questions, in the same words, as Open311's. */
    private static JsonArrayBuilder questions(Category category, Speech speech) {
        JsonArrayBuilder questions = Speech.JSON.createArrayBuilder();
        for (CategoryAttribute attribute : category.attributes()) {
            JsonArrayBuilder choices = Speech.JSON.createArrayBuilder();
            for (AttributeChoice choice : attribute.choices()) {
                choices.add(Speech.JSON
                        .createObjectBuilder()
                        .add("key", choice.key())
                        .add("name", speech.choose(choice.nameId(), choice.nameEn())));
            }
            questions.add(Speech.JSON
                    .createObjectBuilder()
                    .add("code", attribute.code())
                    .add("type", attribute.type().word())
                    .add("answerable", attribute.variable())
                    .add("required", attribute.required())
                    .add("question", speech.choose(attribute.nameId(), attribute.nameEn()))
                    .add("hint", speech.choose(attribute.hintId(), attribute.hintEn()))
                    .add("choices", choices));
        }
        return questions;
    }
}
