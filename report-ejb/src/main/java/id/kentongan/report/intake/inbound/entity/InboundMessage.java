package id.kentongan.report.intake.inbound.entity;

import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.Photo;
import java.util.List;

/**
 * A message of somebody whose address is nobody's business but the answer's.
 *
 * @param to where it was sent: an address or a number of ours
 * @param id as the sender's system named it; the same again is the same message
 * @param subject empty where there is none
 * @param photos already drawn anew
 */
public record InboundMessage(Channel channel, String to, String id, String subject, String text, List<Photo> photos) {

    public InboundMessage {
        photos = List.copyOf(photos);
    }

    /** Never what somebody wrote: it would end in a log. */
    @Override
    public String toString() {
        return "InboundMessage[" + channel + "]";
    }
}
