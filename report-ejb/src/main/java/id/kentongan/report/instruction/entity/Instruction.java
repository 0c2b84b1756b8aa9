package id.kentongan.report.instruction.entity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody above tells units to do, as it is kept; where it stands with each of them its {@link InstructionTree} knows.
 *
 * @param tenantId the government that is instructed
 * @param unit who instructs, of whichever government
 * @param acknowledgeBy until when the first units have to say that they have read it
 * @param finishBy until when it has to be done
 * @param tickets the reports that it is about
 * @param room the chat room that it is about; null if it is about none
 * @param withdrawnAt null while it holds
 * @param fulfilledAt null while something is left to do
 */
public record Instruction(
        int tenantId,
        UUID id,
        String number,
        UUID unit,
        OffsetDateTime issuedAt,
        String subject,
        String words,
        InstructionMode mode,
        InstructionRoute route,
        Urgency urgency,
        OffsetDateTime acknowledgeBy,
        OffsetDateTime finishBy,
        List<String> tickets,
        @Nullable RoomSubject room,
        @Nullable OffsetDateTime withdrawnAt,
        @Nullable OffsetDateTime fulfilledAt) {

    public Instruction {
        tickets = List.copyOf(tickets);
    }
}
