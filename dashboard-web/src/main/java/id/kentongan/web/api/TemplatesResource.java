package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.followup.boundary.TemplateRefused;
import id.kentongan.report.followup.boundary.TemplateRow;
import id.kentongan.report.followup.boundary.TemplateWish;
import id.kentongan.report.followup.boundary.Templates;
import id.kentongan.report.followup.entity.TemplateText;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What offices say again and again, for who administers. */
@Path("v1/staff/templates")
@ApplicationScoped
public class TemplatesResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private Templates templates;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** Those that the actor may change; none for who may change none. */
    @Needs(Action.MANAGE_TEMPLATES)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Tenant tenant = tenant();
        Actor actor = door.actor(request, response);
        return answer(templates.list(actor, tenant.id()), tenant);
    }

    /** All versions of one. */
    @Needs(Action.MANAGE_TEMPLATES)
    @GET
    @Path("{template}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response history(@PathParam("template") String template) {
        Tenant tenant = tenant();
        Actor actor = door.actor(request, response);
        List<TemplateRow> rows = TaskBody.id(template)
                .map(id -> templates.history(actor, tenant.id(), id))
                .orElse(List.of());
        if (rows.isEmpty()) {
            throw door.unknown(actor, Action.MANAGE_TEMPLATES);
        }
        return answer(rows, tenant);
    }

    /** Keeps a new one or a new version of one. */
    @Needs(Action.MANAGE_TEMPLATES)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response save(InputStream body) throws IOException {
        Tenant tenant = tenant();
        Actor actor = door.actor(request, response);
        Fields fields = new Fields(
                StrictJson.read(body.readAllBytes()),
                Set.of("id", "version", "unit", "name", "textId", "textEn", "retired"));
        @Nullable UUID id = fields.id("id");
        @Nullable Integer version = fields.required("version", fields.version("version"));
        @Nullable UUID unit = fields.id("unit");
        @Nullable String name = fields.required("name", fields.text("name", TemplateText.LONGEST_NAME));
        @Nullable String textId = fields.required("textId", fields.text("textId", TemplateText.LONGEST));
        @Nullable String textEn = fields.text("textEn", TemplateText.LONGEST);
        @Nullable String retired = fields.text("retired", 3);
        fields.check();
        try {
            UUID kept = templates.save(
                    actor,
                    tenant.id(),
                    new TemplateWish(
                            id,
                            Objects.requireNonNull(version),
                            unit,
                            Objects.requireNonNull(name),
                            Objects.requireNonNull(textId),
                            textEn,
                            "yes".equals(retired)));
            return answer(templates.history(actor, tenant.id(), kept), tenant);
        } catch (TemplateRefused e) {
            throw refusal(actor, e.reason());
        }
    }

    private RefusedRequest refusal(Actor actor, TemplateRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> door.unknown(actor, Action.MANAGE_TEMPLATES);
            case NAME -> wrong("name", "missing");
            case TEXT -> wrong("textId", "missing");
            case PLACE ->
                wrong("textId", "not-a-place", String.join(", ", new java.util.TreeSet<>(TemplateText.PLACES)));
            case CHANGED -> wrong("version", "too-late");
            case TOO_MANY -> wrong("name", "too-many", Integer.toString(Templates.MOST));
        };
    }

    private static RefusedRequest wrong(String field, String key, String... arguments) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of(field, key, arguments)));
    }

    private Tenant tenant() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String domain = query.required("jurisdiction").orElse("");
        query.check();
        return towns.byDomain(domain);
    }

    private Response answer(List<TemplateRow> rows, Tenant tenant) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        for (TemplateRow row : rows) {
            JsonObjectBuilder item = Speech.JSON
                    .createObjectBuilder()
                    .add("id", row.id().toString())
                    .add("version", row.version())
                    .add("name", row.name())
                    .add("textId", row.textId())
                    .add("retired", row.retired());
            Speech.text(item, "textEn", row.textEn());
            Speech.text(item, "unit", row.unitName());
            Speech.text(item, "changedBy", row.changedBy());
            Speech.time(item, "changedAt", row.changedAt(), tenant.zone());
            items.add(item);
        }
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }
}
