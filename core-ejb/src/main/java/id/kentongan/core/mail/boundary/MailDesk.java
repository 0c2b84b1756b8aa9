package id.kentongan.core.mail.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.logging.Log;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.entity.Letter;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.concurrent.Semaphore;

/**
 * Takes letters in. They go out in the background, so that a server that is slow keeps nobody waiting, and so that nobody
 * learns from the time whether there was a letter at all. A few go out at once; more than that are given up and asked for
 * again by whoever waits for them.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailDesk {

    private static final Logger LOG = Log.of(MailDesk.class);
    private static final int MOST_UNDER_WAY = 50;
    private static final Semaphore ROOM = new Semaphore(MOST_UNDER_WAY);

    @Inject
    private Post post;

    @Inject
    private Settings settings;

    @Asynchronous
    public void send(Letter letter) {
        if (!ROOM.tryAcquire()) {
            LOG.log(WARNING, "ML-5001 a letter was given up: {0} others are under way", MOST_UNDER_WAY);
            return;
        }
        try {
            post.carry(settings.find("kentongan.mail.from").orElse("kentongan@localhost"), letter);
        } catch (IOException | RuntimeException e) {
            LOG.log(WARNING, "ML-5002 a letter was not taken: {0}", e.getMessage());
        } finally {
            ROOM.release();
        }
    }
}
