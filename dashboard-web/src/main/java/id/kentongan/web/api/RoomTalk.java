package id.kentongan.web.api;

import id.kentongan.chat.talk.boundary.RoomView;
import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.chat.talk.entity.Confirmation;
import id.kentongan.chat.talk.entity.Home;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.Place;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.web.filing.Spot;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the interfaces of rooms have in common: messages as JSON, refusals, the numbers in addresses. */
final class RoomTalk {

    private static final int LONGEST_POSITION = 500;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private RoomTalk() {}

    /** The id of a room in an address. */
    static UUID room(String text) {
        return TaskBody.id(text).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
    }

    /** The number of a message in an address. */
    static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        }
        return Long.parseLong(text);
    }

    /** A number in a query; the standard one where there is none. */
    static long number(Query query, String name, long standard) {
        @Nullable String text = query.text(name).orElse(null);
        if (text == null) {
            return standard;
        }
        if (!text.equals("0") && !NUMBER.matcher(text).matches()) {
            query.mistake(Mistake.of(name, "out-of-range", "0", Long.toString(Long.MAX_VALUE)));
            return standard;
        }
        return Long.parseLong(text);
    }

    /**
     * A message that is to be said.
     *
     * @throws RefusedRequest with every mistake at once
     */
    static NewMessage message(InputStream body, HttpHeaders headers) throws IOException {
        return message(
                new Fields(StrictJson.read(body.readAllBytes()), Set.of("id", "words", "replyTo", "position")),
                headers);
    }

    /** What is to be said, out of fields among which there may be more. */
    static NewMessage message(Fields fields, HttpHeaders headers) {
        @Nullable UUID id = fields.required("id", fields.id("id"));
        @Nullable String words = fields.required("words", fields.text("words", NewMessage.LONGEST));
        @Nullable Integer replyTo = fields.number("replyTo", 1, Integer.MAX_VALUE);
        @Nullable String position = fields.text("position", LONGEST_POSITION);
        Optional<Spot> spot = position == null ? Optional.empty() : Spot.of(position);
        if (position != null && spot.isEmpty()) {
            fields.mistake(Mistake.of("position", "no-position"));
        }
        fields.check();
        return of(
                headers,
                () -> new NewMessage(
                        Objects.requireNonNull(id),
                        Objects.requireNonNull(words),
                        replyTo == null ? null : replyTo.longValue(),
                        spot.map(at -> new Place(at.lat(), at.lon())).orElse(null)));
    }

    /** Translates what the desks refuse. */
    static <T> T of(HttpHeaders headers, Supplier<T> work) {
        return of(Speech.of(headers), work);
    }

    /** The same, in a language that is known already. */
    static <T> T of(Speech speech, Supplier<T> work) {
        try {
            return work.get();
        } catch (VaultClosed e) {
            throw RefusedRequest.of(ProblemType.UNAVAILABLE);
        } catch (TalkRefused e) {
            throw refusal(e, speech);
        }
    }

    private static RefusedRequest refusal(TalkRefused refused, Speech speech) {
        int seconds = (int) Math.min(Integer.MAX_VALUE, refused.seconds());
        return switch (refused.reason()) {
            case UNKNOWN, NO_SUCH_MESSAGE -> RefusedRequest.of(ProblemType.NOT_FOUND);
            case NOT_YOURS -> RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "message");
            case ID_REUSED -> RefusedRequest.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case SLOW ->
                RefusedRequest.of(ProblemType.TOO_MANY_REQUESTS, Integer.toString(seconds))
                        .retryAfter(seconds);
            case NO_HOME,
                    NO_AGE,
                    AGE_SAID,
                    MOVED_LATELY,
                    TOO_YOUNG,
                    READ_ONLY,
                    SILENCED,
                    BLOCKED,
                    TOO_MANY_PINS,
                    REPORTED,
                    TOO_MANY_PHOTOS,
                    NO_OFFICIALS,
                    NOT_ASKED -> notNow(refused.reason(), seconds, speech);
            case NO_SUCH_PLACE -> wrong(Mistake.of("position", "no-position"));
            case NO_SUCH_AREA -> wrong(Mistake.of("area", "no-such-area"));
            case WORDS_MISSING -> wrong(Mistake.of("words", "missing"));
            case WORDS_TOO_LONG -> wrong(Mistake.of("words", "too-long", Integer.toString(NewMessage.LONGEST)));
            case UNFIT_CHARACTERS -> wrong(Mistake.of("words", "control-characters"));
            case TOO_MANY_TAGS -> wrong(Mistake.of("words", "too-many-tags", Integer.toString(NewMessage.MOST_TAGS)));
        };
    }

    private static RefusedRequest notNow(TalkRefused.Reason reason, int seconds, Speech speech) {
        String why = reason.name().toLowerCase(Locale.ROOT);
        RefusedRequest refusal = RefusedRequest.of(ProblemType.NOT_NOW, speech.text("not-now.talk." + why))
                .with("why", why);
        return seconds > 0 ? refusal.retryAfter(seconds) : refusal;
    }

    private static RefusedRequest wrong(Mistake mistake) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(mistake));
    }

    /** The ticket that was sent is none of a public report of the room's government. */
    static RefusedRequest noSuchReport() {
        return wrong(Mistake.of("ticket", "no-such-report"));
    }

    static JsonStructure rooms(List<RoomView> rooms) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        rooms.forEach(room -> items.add(room(room)));
        return Speech.JSON.createObjectBuilder().add("items", items).build();
    }

    private static JsonObjectBuilder room(RoomView room) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", room.seat().room().toString())
                .add("kind", Fields.word(room.seat().kind()))
                .add("area", room.seat().area().value())
                .add("areaName", room.areaName());
        Speech.text(item, "name", room.seat().name());
        return item.add("speaks", room.seat().speaks())
                .add("announces", room.seat().announces())
                .add("last", room.lastSeq())
                .add("lastChange", room.lastChange())
                .add("read", room.lastRead())
                .add("unread", room.unread())
                .add("members", room.members())
                .add("slowSeconds", room.slowSeconds());
    }

    static JsonStructure changes(Changes changes) {
        return Speech.JSON
                .createObjectBuilder()
                .add("items", items(changes.rows()))
                .add("upTo", changes.upTo())
                .add("more", changes.more())
                .build();
    }

    static JsonStructure messages(List<MessageRow> rows) {
        return Speech.JSON.createObjectBuilder().add("items", items(rows)).build();
    }

    static JsonArrayBuilder items(List<MessageRow> rows) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        rows.forEach(row -> items.add(message(row)));
        return items;
    }

    static JsonObjectBuilder message(MessageRow row) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", row.id().toString())
                .add("number", row.seq())
                .add("change", row.change())
                .add("kind", Fields.word(row.kind()))
                .add("state", Fields.word(row.state()));
        Speech.time(item, "at", row.at(), ZoneOffset.UTC);
        Speech.time(item, "editedAt", row.editedAt(), ZoneOffset.UTC);
        Speech.text(item, "speakerKind", row.speakerKind() == null ? null : Fields.word(row.speakerKind()));
        Speech.text(item, "speaker", row.speaker());
        Speech.text(item, "speakerName", row.speakerName());
        Speech.text(item, "words", row.words());
        Speech.text(item, "notice", row.noticeKey());
        Speech.text(item, "ticket", row.reference());
        if (row.replyTo() == null) {
            item.addNull("replyTo");
        } else {
            item.add("replyTo", row.replyTo());
        }
        JsonArrayBuilder reactions = Speech.JSON.createArrayBuilder();
        row.reactions()
                .forEach((sign, count) -> reactions.add(Speech.JSON
                        .createObjectBuilder()
                        .add("sign", Fields.word(sign))
                        .add("count", count)));
        Confirmation confirmation = row.confirmation();
        if (confirmation == null) {
            item.addNull("confirmation");
        } else {
            item.add(
                    "confirmation",
                    Speech.JSON
                            .createObjectBuilder()
                            .add("asked", confirmation.asked())
                            .add("done", confirmation.done())
                            .add("mine", confirmation.mine()));
        }
        Speech.text(item, "clarification", row.clarification());
        Place place = row.place();
        if (place == null) {
            item.addNull("position");
        } else {
            item.add(
                    "position",
                    Speech.JSON.createObjectBuilder().add("lat", place.lat()).add("lon", place.lon()));
        }
        JsonArrayBuilder photos = Speech.JSON.createArrayBuilder();
        row.photos().forEach(photo -> photos.add(photo.toString()));
        item.add("photos", photos);
        return item.add("tags", Speech.JSON.createArrayBuilder(row.tags()))
                .add("pinned", row.pinned())
                .add("mine", row.mine())
                .add("reactions", reactions);
    }

    static JsonStructure home(Home home) {
        JsonObjectBuilder item = Speech.JSON.createObjectBuilder();
        Speech.text(item, "area", home.area() == null ? null : home.area().value());
        Speech.text(item, "areaName", home.areaName());
        Speech.text(item, "age", home.age() == null ? null : Fields.word(home.age()));
        return item.build();
    }

    /** Nobody else's business, so it stays in no cache. */
    static Response own(JsonStructure body, HttpHeaders headers) {
        return own(body, Speech.of(headers));
    }

    /** The same, in a language that is known already. */
    static Response own(JsonStructure body, Speech speech) {
        return Response.fromResponse(speech.answer(body))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
