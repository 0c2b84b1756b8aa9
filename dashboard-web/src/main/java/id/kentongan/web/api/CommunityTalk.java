package id.kentongan.web.api;

import id.kentongan.chat.community.boundary.CommunityDesk;
import id.kentongan.chat.community.boundary.CommunityFile;
import id.kentongan.chat.community.boundary.CommunityView;
import id.kentongan.chat.community.entity.Community;
import id.kentongan.chat.community.entity.CommunityRefused;
import id.kentongan.chat.community.entity.NewCommunity;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the interfaces of communities have in common: communities as JSON, refusals. */
final class CommunityTalk {

    private CommunityTalk() {}

    /** Translates what the desk refuses. */
    static <T> T of(HttpHeaders headers, Supplier<T> work) {
        try {
            return RoomTalk.of(headers, work);
        } catch (CommunityRefused e) {
            throw refusal(e, Speech.of(headers));
        }
    }

    private static RefusedRequest refusal(CommunityRefused refused, Speech speech) {
        return switch (refused.reason()) {
            case UNKNOWN -> RefusedRequest.of(ProblemType.NOT_FOUND);
            case NAME_LENGTH -> length("name", NewCommunity.SHORTEST_NAME, NewCommunity.LONGEST_NAME);
            case PURPOSE_LENGTH -> length("purpose", NewCommunity.SHORTEST_PURPOSE, NewCommunity.LONGEST_PURPOSE);
            case UNFIT_CHARACTERS -> wrong(Mistake.of("words", "control-characters"));
            case NOTE_MISSING -> wrong(Mistake.of("note", "missing"));
            case NOTE_TOO_LONG -> wrong(Mistake.of("note", "too-long", Integer.toString(CommunityDesk.LONGEST_NOTE)));
            case WORDS_UNFIT,
                    NO_RW,
                    TOO_NEW,
                    STRIKES,
                    TOO_MANY_OWN,
                    TOO_MANY_HERE,
                    NAME_TAKEN,
                    FULL,
                    TOO_MANY_JOINED,
                    DECIDED -> {
                String why = refused.reason().name().toLowerCase(Locale.ROOT);
                yield RefusedRequest.of(ProblemType.NOT_NOW, speech.text("not-now.community." + why, refused.number()))
                        .with("why", why);
            }
        };
    }

    private static RefusedRequest length(String name, int shortest, int longest) {
        return wrong(Mistake.of(name, "length", Integer.toString(shortest), Integer.toString(longest)));
    }

    private static RefusedRequest wrong(Mistake mistake) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(mistake));
    }

    static JsonStructure mine(List<CommunityView> views) {
        return items(views, CommunityTalk::mine);
    }

    static JsonStructure moderated(List<CommunityFile> files) {
        return items(files, CommunityTalk::moderated);
    }

    private static <T> JsonStructure items(List<T> all, Function<T, JsonObjectBuilder> one) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        all.stream().map(one).forEach(items::add);
        return Speech.JSON.createObjectBuilder().add("items", items).build();
    }

    static JsonObjectBuilder mine(CommunityView view) {
        return community(view.community(), view.areaName())
                .add("joined", view.joined())
                .add("founded", view.founded());
    }

    static JsonObjectBuilder moderated(CommunityFile file) {
        JsonObjectBuilder item = community(file.community(), file.areaName());
        Speech.text(item, "founder", file.community().founderName());
        Speech.time(item, "askedAt", file.community().askedAt(), ZoneOffset.UTC);
        return item;
    }

    private static JsonObjectBuilder community(Community community, String areaName) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", community.id().toString())
                .add("name", community.name())
                .add("purpose", community.purpose())
                .add("visibility", Fields.word(community.visibility()))
                .add("area", community.area().value())
                .add("areaName", areaName)
                .add("state", Fields.word(community.state()))
                .add("members", community.members());
        Speech.time(item, "decidedAt", community.decidedAt(), ZoneOffset.UTC);
        Speech.text(item, "note", community.note());
        return item;
    }
}
