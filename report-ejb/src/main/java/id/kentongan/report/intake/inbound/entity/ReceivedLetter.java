package id.kentongan.report.intake.inbound.entity;

import java.nio.file.Path;
import java.util.List;

/**
 * A letter as it was taken from the mailbox.
 *
 * @param id the Message-ID, or what stands for it
 * @param from one bare address
 * @param to all addresses that it was sent to, as far as it says
 * @param pictures files with what could be photos; they are gone when the letter is done with
 */
public record ReceivedLetter(
        String id, String from, List<String> to, String subject, String text, List<Path> pictures) {

    public ReceivedLetter {
        to = List.copyOf(to);
        pictures = List.copyOf(pictures);
    }

    /** Never who wrote what: it would end in a log. */
    @Override
    public String toString() {
        return "ReceivedLetter[]";
    }
}
