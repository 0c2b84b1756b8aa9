package id.kentongan.report.intake.inbound.control;

import id.kentongan.report.intake.inbound.entity.ReceivedLetter;
import id.kentongan.report.intake.inbound.entity.Verdict;
import java.io.IOException;
import java.util.function.Function;

/** Where letters lie until they are read. */
public interface Mailbox {

    /** Whether there is one at all. */
    boolean configured();

    /**
     * Reads some letters, the oldest first. What the reader says happens to each before the next one is read: what is done
     * leaves the mailbox, what nobody should answer goes to a folder of its own, what is for later stays.
     *
     * @param most how many at the most
     * @param reader is not asked for what can be told from the letter alone, such as that a machine wrote it
     * @param counted told the outcome of each
     * @throws IOException if the server does not answer as it should
     */
    void read(int most, Function<ReceivedLetter, Verdict> reader, java.util.function.Consumer<Verdict> counted)
            throws IOException;
}
