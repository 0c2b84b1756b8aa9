package id.kentongan.web.api;

import id.kentongan.chat.talk.boundary.HomeDesk;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a citizen who is signed in lives, and how old they are, as far as rooms need it. */
@Path("v1/me/home")
@ApplicationScoped
public class MyHomeResource {

    private static final int LONGEST_CODE = 21;

    @Inject
    private StaffDoor door;

    @Inject
    private HomeDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    @Needs(Action.MANAGE_OWN_DATA)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response show() {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        return RoomTalk.own(RoomTalk.home(RoomTalk.of(headers, () -> desk.of(actor))), headers);
    }

    @Needs(Action.MANAGE_OWN_DATA)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response say(InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        Fields fields = new Fields(StrictJson.read(body.readAllBytes()), Set.of("area", "age"));
        @Nullable String code = fields.text("area", LONGEST_CODE);
        @Nullable AgeBand age = fields.choice("age", AgeBand.class);
        if (code != null && !AreaCode.isAreaCode(code)) {
            fields.mistake("area", "no-such-area");
        } else if (code == null && age == null) {
            fields.required("area", null);
        }
        fields.check();
        @Nullable AreaCode area = code == null ? null : new AreaCode(code);
        return RoomTalk.own(RoomTalk.home(RoomTalk.of(headers, () -> desk.say(actor, area, age))), headers);
    }
}
