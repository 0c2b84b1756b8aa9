package id.kentongan.web.api;

import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.report.aftercare.boundary.OwnComment;
import id.kentongan.report.aftercare.entity.CommentRefused;
import id.kentongan.report.aftercare.entity.CommentRules;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all interfaces for comments have in common: pages, words, keys, refusals. */
final class CommentTalk {

    static final int MOST = 100;
    private static final int STANDARD = 20;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private CommentTalk() {}

    /**
     * One page.
     *
     * @param after the last one of the page before; null for the first page
     */
    record Wish(int limit, @Nullable UUID after) {

        /**
         * @throws RefusedRequest with every mistake at once
         */
        static Wish of(@Nullable String raw) {
            Query query = new Query(raw, Set.of("limit", "cursor"));
            int limit = query.number("limit", STANDARD, 1, MOST);
            Optional<String> cursor = query.text("cursor");
            Optional<UUID> after = cursor.flatMap(ListWish::id);
            if (cursor.isPresent() && after.isEmpty()) {
                query.mistake(Mistake.of("cursor", "not-a-cursor"));
            }
            query.check();
            return new Wish(limit, after.orElse(null));
        }

        /** The cursor of the page after this one; null when this is the last. */
        @Nullable
        String next(List<UUID> page) {
            return page.size() <= limit ? null : ListWish.cursor(page.get(limit - 1));
        }
    }

    /** The words of a body that has nothing else. */
    static String words(InputStream body, String name, int longest) throws IOException {
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of(name));
        String said = words.required(name, longest);
        words.check();
        return said;
    }

    static String words(InputStream body) throws IOException {
        return words(body, "words", CommentRules.LONGEST);
    }

    static UUID id(String comment) {
        return TaskBody.id(comment).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
    }

    static @Nullable String key(HttpHeaders headers) {
        @Nullable List<String> sent = headers.getRequestHeader(IDEMPOTENCY_KEY);
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        if (sent.size() > 1 || !KEY.matcher(sent.get(0)).matches()) {
            throw RefusedRequest.of(ProblemType.INVALID_IDEMPOTENCY_KEY);
        }
        return sent.get(0);
    }

    /**
     * @param wait seconds
     * @throws RefusedRequest 429 if there is something to wait for
     */
    static void pause(int wait) {
        if (wait > 0) {
            throw RefusedRequest.of(ProblemType.TOO_MANY_REQUESTS, Integer.toString(wait))
                    .retryAfter(wait);
        }
    }

    /** Translates what the desks refuse. */
    static <T> T of(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnknownTicket e) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        } catch (VaultClosed e) {
            throw RefusedRequest.of(ProblemType.UNAVAILABLE);
        } catch (CommentRefused e) {
            throw refusal(e.reason());
        }
    }

    private static RefusedRequest refusal(CommentRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> RefusedRequest.of(ProblemType.NOT_FOUND);
            case NOT_YOURS -> RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "comment");
            case KEY_REUSED -> RefusedRequest.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case WORDS_MISSING -> wrong("missing");
            case WORDS_TOO_LONG -> wrong(Mistake.of("words", "too-long", Integer.toString(CommentRules.LONGEST)));
            case UNFIT_CHARACTERS -> wrong("control-characters");
            case LINK -> wrong("comment-link");
            case CONTACT -> wrong("comment-contact");
            case FLOOD -> wrong("comment-flood");
            case REPEATED -> wrong("comment-repeated");
            case FULL -> wrong("comment-full");
        };
    }

    private static RefusedRequest wrong(String key) {
        return wrong(Mistake.of("words", key));
    }

    private static RefusedRequest wrong(Mistake mistake) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(mistake));
    }

    /** What one has said oneself; nobody else's business, so it stays in no cache. */
    static Response own(List<OwnComment> said, Tenant tenant, HttpHeaders headers) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        for (OwnComment each : said) {
            JsonObjectBuilder item = Speech.JSON
                    .createObjectBuilder()
                    .add("id", each.id().toString())
                    .add("words", each.words());
            Speech.time(item, "at", each.at(), tenant.zone());
            Speech.time(item, "hiddenAt", each.hiddenAt(), tenant.zone());
            Speech.text(item, "hiddenReason", each.hiddenReason());
            items.add(item);
        }
        Response plain = Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
        return Response.fromResponse(plain)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
