package id.kentongan.web.open311;

import id.kentongan.core.identity.boundary.ApiKeys;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.exchange.boundary.NewUpdate;
import id.kentongan.report.exchange.boundary.PublicUpdate;
import id.kentongan.report.exchange.boundary.UpdateExchange;
import id.kentongan.report.exchange.boundary.UpdateIdReused;
import id.kentongan.report.exchange.entity.UpdateStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** mySociety's extension: tells what happened to reports, and takes what partners say about them. */
@Dependent
public class UpdateDesk {

    static final int DAYS = 31;
    private static final Duration SPAN = Duration.ofDays(DAYS);

    private final Doorway door;
    private final ApiKeys keys;
    private final UpdateExchange exchange;

    @Inject
    public UpdateDesk(Doorway door, ApiKeys keys, UpdateExchange exchange) {
        this.door = door;
        this.keys = keys;
        this.exchange = exchange;
    }

    /** Oldest first. A key that is sent along is not needed: all of this is public. */
    Document list(Parameters query, Texts texts) {
        Tenant tenant = door.jurisdiction(query);
        List<Refusal> wrong = new ArrayList<>();
        Optional<OffsetDateTime> start = moment(query, "start_date", wrong);
        Optional<OffsetDateTime> end = moment(query, "end_date", wrong);
        if (start.isPresent() && end.isPresent()) {
            if (end.get().isBefore(start.get())) {
                wrong.add(Refusal.invalid("end-before-start"));
            } else if (Duration.between(start.get(), end.get()).compareTo(SPAN) > 0) {
                wrong.add(Refusal.invalid("span", Integer.toString(DAYS)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        OffsetDateTime from =
                start.or(() -> end.map(bound -> bound.minus(SPAN))).orElse(null);
        OffsetDateTime until = end.or(() -> start.map(bound -> bound.plus(SPAN)))
                .map(bound -> bound.plusSeconds(1))
                .orElse(null);
        return document(exchange.between(tenant.id(), from, until).stream()
                .map(update -> describe(update, tenant, texts))
                .toList());
    }

    private static Document document(List<? extends Node> updates) {
        return new Document("service_request_updates", new Node.Items("request_update", updates));
    }

    private static Node describe(PublicUpdate update, Tenant tenant, Texts texts) {
        return Node.fields()
                .and("update_id", update.id())
                .and("service_request_id", update.ticket())
                .and("status", update.status().name())
                .and("updated_datetime", Moments.print(update.at(), tenant.zone()))
                .and(
                        "description",
                        update.event() == null ? update.text() : texts.event(update.event(), update.unitName()))
                .and("media_url", Node.NOTHING);
    }

    /** Personal fields and pictures that come along are dropped unread, as with reports. */
    Document take(Parameters arguments) {
        String key = arguments.single("api_key").orElseThrow(() -> new Refused(Refusal.forbidden("missing-key")));
        Tenant tenant = door.jurisdiction(arguments);
        UUID holder =
                keys.find(key.strip(), tenant.id()).orElseThrow(() -> new Refused(Refusal.forbidden("invalid-key")));
        List<Refusal> wrong = new ArrayList<>();
        String ticket = text(arguments, "service_request_id", 40, false, wrong);
        // older clients write their number under another name
        String name = arguments.all("update_id").isEmpty()
                        && !arguments.all("update_id_ext").isEmpty()
                ? "update_id_ext"
                : "update_id";
        String id = text(arguments, name, NewUpdate.LONGEST_ID, false, wrong);
        String word = text(arguments, "status", 40, false, wrong);
        String time = text(arguments, "updated_datetime", 40, false, wrong);
        String description = text(arguments, "description", NewUpdate.LONGEST_TEXT, true, wrong);
        Optional<UpdateStatus> status = UpdateStatus.parse(word);
        if (status.isEmpty() && !word.isEmpty()) {
            wrong.add(Refusal.invalid(
                    "update-status",
                    Texts.quote(word),
                    Stream.of(UpdateStatus.values()).map(Enum::name).collect(Collectors.joining(", "))));
        }
        Optional<OffsetDateTime> at = time.isEmpty() ? Optional.empty() : Moments.parse(time);
        if (at.isEmpty() && !time.isEmpty()) {
            wrong.add(Refusal.invalid("not-a-time", "updated_datetime"));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        try {
            exchange.take(new NewUpdate(
                    tenant.id(),
                    holder,
                    id,
                    ticket,
                    status.orElseThrow(),
                    at.orElseThrow().truncatedTo(ChronoUnit.SECONDS),
                    description));
        } catch (UnknownTicket e) {
            throw new Refused(Refusal.unknown("unknown-request", Texts.quote(ticket)));
        } catch (UpdateIdReused e) {
            throw new Refused(Refusal.invalid(Refusal.KEY_REUSED, "update-id-reused", Texts.quote(id)));
        }
        return document(List.of(Node.fields().and("update_id", id)));
    }

    private static Optional<OffsetDateTime> moment(Parameters query, String name, List<Refusal> wrong) {
        Optional<String> text = query.single(name);
        Optional<OffsetDateTime> moment = text.flatMap(Moments::parse);
        if (text.isPresent() && moment.isEmpty()) {
            wrong.add(Refusal.invalid("not-a-time", name));
        }
        return moment;
    }

    /** @return empty when something is wrong with it, which is then told */
    private static String text(Parameters arguments, String name, int longest, boolean manyLines, List<Refusal> wrong) {
        List<String> values = arguments.all(name);
        if (values.isEmpty()) {
            wrong.add(Refusal.invalid("missing", name));
            return "";
        }
        String text = values.get(0).strip().replace("\r\n", "\n").replace('\r', '\n');
        if (values.size() > 1) {
            wrong.add(Refusal.invalid("repeated", name));
        } else if (text.codePointCount(0, text.length()) > longest) {
            wrong.add(Refusal.invalid("too-long", name, Integer.toString(longest)));
        } else if (!text.codePoints().allMatch(point -> legal(point, manyLines))) {
            wrong.add(Refusal.invalid("control-characters", name));
        } else {
            return text;
        }
        return "";
    }

    private static boolean legal(int point, boolean manyLines) {
        return manyLines && (point == '\n' || point == '\t')
                || !Character.isISOControl(point) && Node.Text.legal(point);
    }
}
