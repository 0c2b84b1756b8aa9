package id.kentongan.web.reveal.view;

import id.kentongan.core.reveal.entity.LegalBasis;
import id.kentongan.core.reveal.entity.NoticeBar;
import id.kentongan.core.reveal.entity.Reveal;
import org.jspecify.annotations.Nullable;

/**
 * A request as the pages show it; nothing of the reporter is in it.
 *
 * @param requester name of the officer who asked
 * @param decider name of the privacy officer; empty while it waits
 * @param openUntil empty unless it was approved
 */
public record RevealCard(
        String id,
        String ticket,
        String requester,
        String reason,
        LegalBasis basis,
        @Nullable NoticeBar bar,
        String requestedAt,
        Reveal.State state,
        String decider,
        String note,
        String openUntil,
        int reads) {

    public boolean isWaiting() {
        return state == Reveal.State.WAITING;
    }

    public boolean isOpen() {
        return state == Reveal.State.OPEN;
    }
}
