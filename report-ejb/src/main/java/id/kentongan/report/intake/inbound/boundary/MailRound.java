package id.kentongan.report.intake.inbound.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.logging.Log;
import id.kentongan.core.mail.boundary.MailDesk;
import id.kentongan.core.mail.entity.Letter;
import id.kentongan.core.metrics.Meters;
import id.kentongan.report.control.PhotoLab;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.intake.inbound.control.InboundAnswers;
import id.kentongan.report.intake.inbound.control.InboundLease;
import id.kentongan.report.intake.inbound.control.Mailbox;
import id.kentongan.report.intake.inbound.entity.InboundMessage;
import id.kentongan.report.intake.inbound.entity.InboundOutcome;
import id.kentongan.report.intake.inbound.entity.ReceivedLetter;
import id.kentongan.report.intake.inbound.entity.Verdict;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the mailbox. A letter leaves it only after its report is stored and its answer handed in; if the node dies between,
 * the letter is read again and means the same report. Who wrote is known for the answer and then forgotten.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailRound {

    private static final Logger LOG = Log.of(MailRound.class);
    private static final int MOST = 20;
    private static final int MOST_TRIES = 5;
    private static final int MOST_REMEMBERED = 1_000;
    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static final Map<String, Integer> TRIES = new ConcurrentHashMap<>();

    @Inject
    private Settings settings;

    @Inject
    private Mailbox mailbox;

    @Inject
    private InboundLease lease;

    @Inject
    private InboundDesk desk;

    @Inject
    private InboundAnswers answers;

    @Inject
    private PhotoLab lab;

    @Inject
    private MailDesk mail;

    @Inject
    private Meters meters;

    /** One look into the mailbox, in the background: a server that is slow keeps nobody waiting. */
    @Asynchronous
    public void look() {
        if (!mailbox.configured() || !BUSY.compareAndSet(false, true)) {
            return;
        }
        try {
            if (lease.held()) {
                mailbox.read(MOST, this::take, this::count);
            }
        } catch (IOException | RuntimeException e) {
            meters.count("kentongan_inbound_rounds_failed_total");
            LOG.log(WARNING, "IN-5001 the mailbox could not be read: {0}", e.getMessage());
        } finally {
            BUSY.set(false);
        }
    }

    private void count(Verdict verdict) {
        meters.count(
                "kentongan_inbound_letters_total", "verdict", verdict.name().toLowerCase(Locale.ROOT));
        if (verdict != Verdict.DONE && verdict != Verdict.LATER) {
            LOG.log(WARNING, "IN-5002 a letter was set aside: {0}", verdict);
        }
    }

    private Verdict take(ReceivedLetter letter) {
        if (!lease.held()) {
            return Verdict.LATER;
        }
        Optional<String> ours = letter.to().stream().filter(desk::ours).findFirst();
        if (ours.isEmpty()) {
            return Verdict.NOT_FOR_US;
        }
        try {
            InboundMessage message = new InboundMessage(
                    Channel.EMAIL, ours.get(), letter.id(), letter.subject(), letter.text(), photos(letter.pictures()));
            InboundOutcome outcome = desk.take(message, secret());
            mail.send(new Letter(letter.from(), answers.subject(outcome), answers.letter(outcome)));
            TRIES.remove(letter.id());
            return Verdict.DONE;
        } catch (RuntimeException e) {
            // Whatever it was may be over in a minute; but one letter must not stand before all others for ever.
            if (TRIES.size() > MOST_REMEMBERED) {
                TRIES.clear();
            }
            return TRIES.merge(letter.id(), 1, Integer::sum) < MOST_TRIES ? Verdict.LATER : Verdict.FAILED;
        }
    }

    /** Message-IDs are known to every server on the way, so they alone must not lead to a tracking code. */
    private String secret() {
        return "mail " + settings.find("kentongan.inbound.mail.user").orElse("") + " "
                + settings.secret("kentongan.inbound.mail.password").orElseThrow();
    }

    /** What cannot be drawn is left out: the words are what matters. */
    private List<Photo> photos(List<Path> pictures) {
        return pictures.stream()
                .flatMap(picture -> lab.develop(picture).stream())
                .toList();
    }
}
