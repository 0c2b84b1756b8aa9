package id.kentongan.report.instruction.boundary;

import id.kentongan.report.instruction.entity.Instruction;
import java.util.List;

/**
 * An instruction with all that became of it.
 *
 * @param issuer name of the unit that instructs
 * @param officer name of who gave it
 * @param copies names of units that were told besides
 * @param hops its tree, each unit before those that it was passed on to from there
 * @param history the oldest line first
 * @param withdrawable whether the one who asks may take all of it back
 */
public record InstructionDossier(
        Instruction instruction,
        String issuer,
        String officer,
        List<String> copies,
        List<SubjectRow> reports,
        List<HopRow> hops,
        List<StepRow> history,
        boolean withdrawable) {

    public InstructionDossier {
        copies = List.copyOf(copies);
        reports = List.copyOf(reports);
        hops = List.copyOf(hops);
        history = List.copyOf(history);
    }
}
