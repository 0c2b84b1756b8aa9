package id.kentongan.report.instruction.boundary;

import id.kentongan.report.instruction.entity.InstructionRoute;
import id.kentongan.report.instruction.entity.RoomSubject;
import id.kentongan.report.instruction.entity.Urgency;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to tell units to do.
 *
 * @param from in the name of which of the actor's units; null for the only one that can instruct
 * @param acknowledgeBy until when it has to be read
 * @param finishBy until when it has to be done
 * @param units whom it is meant for
 * @param tickets reports that it is about; may be none
 * @param room a chat room that it is about; null for none
 */
public record NewInstruction(
        @Nullable UUID from,
        String subject,
        String words,
        InstructionRoute route,
        Urgency urgency,
        OffsetDateTime acknowledgeBy,
        OffsetDateTime finishBy,
        List<UUID> units,
        List<String> tickets,
        @Nullable RoomSubject room) {

    /** The most units that are reached by one act. */
    public static final int MOST_UNITS = 300;

    /** The most reports of one instruction. */
    public static final int MOST_REPORTS = 50;

    /** The longest subject, in characters. */
    public static final int LONGEST_SUBJECT = 200;

    /** The longest text, in characters. */
    public static final int LONGEST_WORDS = 4_000;

    public NewInstruction {
        units = List.copyOf(units);
        tickets = List.copyOf(tickets);
    }
}
