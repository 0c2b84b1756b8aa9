package id.kentongan.report.intake.inbound.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param ticket number of the report; null if none was filed
 * @param trackingCode null if none was filed
 * @param place the kelurahan that has it
 * @param problem why none was filed; null if one was
 * @param choices what could be meant, where that helps
 */
public record InboundOutcome(
        @Nullable String ticket,
        @Nullable String trackingCode,
        @Nullable String place,
        @Nullable Problem problem,
        List<String> choices) {

    /** Why nothing was filed. */
    public enum Problem {
        /** It was sent to an address that is none of ours. */
        NOT_FOR_US,
        EMPTY,
        TOO_LONG,
        NO_CATEGORY,
        NO_PLACE,
        SEVERAL_PLACES,
        /** The category asks something that a message cannot answer. */
        QUESTIONS,
        /** The same id was used for other words. */
        REUSED
    }

    public InboundOutcome {
        choices = List.copyOf(choices);
    }

    public static InboundOutcome filed(String ticket, @Nullable String trackingCode, String place) {
        return new InboundOutcome(ticket, trackingCode, place, null, List.of());
    }

    public static InboundOutcome not(Problem problem, List<String> choices) {
        return new InboundOutcome(null, null, null, problem, choices);
    }
}
