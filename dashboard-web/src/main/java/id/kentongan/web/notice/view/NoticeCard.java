package id.kentongan.web.notice.view;

import id.kentongan.report.instruction.entity.InstructionNumber;

/**
 * A notice as the inbox shows it.
 *
 * @param kind for the style and icon
 * @param title what it is, in words
 * @param ticket empty when it is about no case
 * @param report whether that leads to a report
 * @param detail where, or who
 * @param as why it is told to this reader
 * @param created on the clocks of that place
 * @param createdIso for machines
 */
public record NoticeCard(
        String id,
        String kind,
        String title,
        String ticket,
        boolean report,
        int tenantId,
        String detail,
        String as,
        boolean urgent,
        String created,
        String createdIso,
        boolean read,
        boolean acknowledged) {

    /** Whether it is about an instruction, whose number stands for the ticket. */
    public boolean isInstruction() {
        return InstructionNumber.parse(ticket).isPresent();
    }
}
