package id.kentongan.web.instruction.view;

import id.kentongan.report.instruction.entity.InstructionMode;
import id.kentongan.report.instruction.entity.Urgency;

/**
 * A line of a list of instructions.
 *
 * @param state in which the whole is: open, late, fulfilled or withdrawn
 */
public record InstructionCard(
        String number,
        String subject,
        InstructionMode mode,
        Urgency urgency,
        String issuer,
        String issuedAt,
        String finishBy,
        int units,
        int unread,
        int fulfilled,
        int late,
        State state) {

    /** What the reader sees first. */
    public enum State {
        OPEN,
        LATE,
        FULFILLED,
        WITHDRAWN
    }
}
