package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Comment;
import id.kentongan.report.aftercare.boundary.Comments;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What is said in public about a report. */
@Path("v1/reports/{ticket}/comments")
@ApplicationScoped
public class CommentsResource {

    @Inject
    private Towns towns;

    @Inject
    private Comments comments;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response page(@PathParam("ticket") String ticket) {
        CommentTalk.Wish wish = CommentTalk.Wish.of(request.getQueryString());
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        List<Comment> page = CommentTalk.of(() -> comments.page(tenant.id(), ticket, wish.after(), wish.limit() + 1));
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        page.stream().limit(wish.limit()).forEach(each -> items.add(describe(each, tenant)));
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("items", items);
        Speech.text(answer, "next", wish.next(page.stream().map(Comment::id).toList()));
        return Speech.of(headers).answer(answer.build());
    }

    private static JsonObjectBuilder describe(Comment comment, Tenant tenant) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", comment.id().toString())
                .add("voice", Fields.word(comment.voice()));
        Speech.text(item, "name", comment.name());
        Speech.time(item, "at", comment.at(), tenant.zone());
        return item.add("words", comment.words());
    }
}
