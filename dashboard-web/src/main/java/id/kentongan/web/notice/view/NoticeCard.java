package id.kentongan.web.notice.view;

import id.kentongan.web.alert.view.Reference;

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

    /** Whether there is a page about it that the reader can open. */
    public boolean isLinked() {
        return report || Reference.isNoReport(ticket);
    }

    /** The page that it leads to, below the context. */
    public String getAddress() {
        return Reference.address(tenantId, ticket);
    }
}
