package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.limit.boundary.Limits;
import id.kentongan.core.limit.entity.ClientClass;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.inbound.boundary.InboundDesk;
import id.kentongan.report.intake.inbound.entity.InboundMessage;
import id.kentongan.report.intake.inbound.entity.InboundOutcome;
import id.kentongan.report.intake.inbound.entity.InboundOutcome.Problem;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.jspecify.annotations.Nullable;

/** Where the provider of short messages brings what people have sent. */
@Path("v1/inbound/sms")
@ApplicationScoped
public class InboundSmsResource {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NUMBER = 40;

    @Inject
    private Settings settings;

    @Inject
    private InboundDesk desk;

    @Inject
    private Limits limits;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    /**
     * Files what somebody has sent; the same id again is the same message. The answer for the sender stands in the answer to
     * the provider, and goes out through whoever carries short messages besides.
     */
    @Needs(Action.FILE_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response take(
            @HeaderParam("X-Kentongan-Timestamp") @Nullable String sentAt,
            @HeaderParam("X-Kentongan-Signature") @Nullable String signature,
            InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        String secret =
                settings.key("kentongan.inbound.sms.key").orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        if (sentAt == null || signature == null) {
            throw RefusedRequest.of(ProblemType.KEY_MISSING);
        }
        byte[] bytes = body.readAllBytes();
        if (!desk.genuine(secret, sentAt, bytes, signature)) {
            throw RefusedRequest.of(ProblemType.KEY_NOT_VALID);
        }
        Fields fields = new Fields(StrictJson.read(bytes), Set.of("id", "from", "to", "text"));
        @Nullable String id = fields.required("id", fields.text("id", LONGEST_ID));
        @Nullable String from = fields.required("from", fields.text("from", LONGEST_NUMBER));
        @Nullable String to = fields.required("to", fields.text("to", LONGEST_NUMBER));
        @Nullable String text = fields.text("text", NewReport.LONGEST_DESCRIPTION);
        fields.check();
        limit(Objects.requireNonNull(from));
        InboundOutcome outcome = desk.take(
                new InboundMessage(
                        Channel.SMS,
                        Objects.requireNonNull(to),
                        Objects.requireNonNull(id),
                        "",
                        text == null ? "" : text,
                        List.of()),
                "sms " + secret);
        String reply = desk.reply(from, outcome);
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder();
        Speech.text(answer, "ticket", outcome.ticket());
        @Nullable Problem problem = outcome.problem();
        Speech.text(answer, "problem", problem == null ? null : Fields.word(problem));
        return Speech.of(headers).answer(answer.add("reply", reply).build());
    }

    /** One telephone must not fill the queue of everybody; kept as a hash, and only in memory. */
    private void limit(String from) {
        int wait = limits.take(ClientClass.FILING, "sms " + from);
        if (wait > 0) {
            throw RefusedRequest.of(ProblemType.TOO_MANY_REQUESTS, Integer.toString(wait))
                    .retryAfter(wait);
        }
    }
}
