package id.kentongan.report.instruction.entity;

import id.kentongan.report.entity.Ticket;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What people call an instruction, such as {@code INS-JKT-2611-7K3M9-QXA2B}: like the number of a report of the government
 * that is instructed, and not to be taken for one.
 */
public record InstructionNumber(Ticket ticket) {

    private static final String BEGINNING = "INS-";

    public static InstructionNumber of(String tenantCode, UUID id) {
        return new InstructionNumber(Ticket.of(tenantCode, id));
    }

    /** @return what a person typed, if it can be one; letters may be small */
    public static Optional<InstructionNumber> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return upper.startsWith(BEGINNING)
                ? Ticket.parse(upper.substring(BEGINNING.length())).map(InstructionNumber::new)
                : Optional.empty();
    }

    /** The code of the government that is instructed. */
    public String tenantCode() {
        return ticket.value().substring(0, 3);
    }

    public String value() {
        return BEGINNING + ticket.value();
    }

    @Override
    public String toString() {
        return value();
    }
}
