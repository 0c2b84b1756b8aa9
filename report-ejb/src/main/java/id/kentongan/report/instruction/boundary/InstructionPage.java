package id.kentongan.report.instruction.boundary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of instructions, the newest first.
 *
 * @param next where the next page begins; empty on the last one
 */
public record InstructionPage(List<InstructionRow> rows, Optional<UUID> next) {

    public InstructionPage {
        rows = List.copyOf(rows);
    }
}
