package id.kentongan.core.outbox.entity;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The knock at a tier's door: a case wants the attention of a unit. Contract: docs/messages/case-alert.v1.schema.json.
 * It carries ids and a version, nothing personal; what is true is read from the database.
 *
 * @param messageId id of the outbox row; the receiver applies each id once
 * @param occurredAt when the cause happened, by the database's clock
 * @param sequence place among the messages of the case, from 1
 * @param kind NEW, REMINDER, WARNING, ESCALATION or INSTRUCTION
 * @param correlation id of the request that began the case; null in messages of versions that did not have it
 */
public record CaseAlertV1(
        UUID messageId,
        OffsetDateTime occurredAt,
        int tenantId,
        UUID caseId,
        int sequence,
        UUID unitId,
        String tier,
        String kind,
        int round,
        @Nullable String correlation) {

    public static final String TYPE = "case-alert";
    public static final int VERSION = 1;

    /** A message of this version has some 400 characters: whatever is longer by far is no message of ours. */
    public static final int LONGEST = 65_536;

    /** @return the message's text */
    public String toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", TYPE)
                .add("version", VERSION)
                .add("messageId", messageId.toString())
                .add("occurredAt", occurredAt.toString())
                .add("tenant", tenantId)
                .add("case", caseId.toString())
                .add("sequence", sequence)
                .add("unit", unitId.toString())
                .add("tier", tier)
                .add("kind", kind)
                .add("round", round);
        return (correlation == null ? json : json.add("correlation", correlation))
                .build()
                .toString();
    }

    /**
     * @param text a message's text; members that are not known are ignored, as later versions may add some
     * @throws NewerMessage if it is of another type or a later version
     * @throws UnreadableMessage if it is too long, not JSON, or a member is missing or malformed
     */
    public static CaseAlertV1 parse(String text) {
        if (text.length() > LONGEST) {
            throw new UnreadableMessage("longer than " + LONGEST + " characters", null);
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            if (!TYPE.equals(json.getString("type")) || json.getInt("version") > VERSION) {
                throw new NewerMessage("type " + json.get("type") + " version " + json.get("version"), null);
            }
            if (json.getInt("version") < VERSION) {
                throw new UnreadableMessage("there never was a version " + json.get("version"), null);
            }
            return new CaseAlertV1(
                    UUID.fromString(json.getString("messageId")),
                    OffsetDateTime.parse(json.getString("occurredAt")),
                    json.getInt("tenant"),
                    UUID.fromString(json.getString("case")),
                    json.getInt("sequence"),
                    UUID.fromString(json.getString("unit")),
                    json.getString("tier"),
                    json.getString("kind"),
                    json.getInt("round"),
                    json.getString("correlation", null));
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | IllegalArgumentException
                | DateTimeException e) {
            throw new UnreadableMessage("not a " + TYPE + " version " + VERSION + ": " + e.getMessage(), e);
        }
    }
}
