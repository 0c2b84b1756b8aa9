package id.kentongan.report.control.verification;

import id.kentongan.core.access.entity.Actor;

/** Takes reports that say the same together, and apart again. */
public interface Twins {

    /**
     * A report follows another one from now on.
     *
     * @throws NoTwins if they cannot be taken together
     * @throws id.kentongan.report.entity.UnknownTicket if the actor may not do this to it
     */
    void join(Actor actor, int tenantId, String ticket, String mainTicket);

    /**
     * It follows nobody any more.
     *
     * @throws NoTwins if it follows nobody
     * @throws id.kentongan.report.entity.UnknownTicket if the actor may not do this to it
     */
    void part(Actor actor, int tenantId, String ticket);
}
