package id.kentongan.core.notification.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.logging.Log;
import id.kentongan.core.mail.control.CarrierAway;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.control.ShortMessages;
import id.kentongan.core.mail.control.Undeliverable;
import id.kentongan.core.mail.entity.Letter;
import id.kentongan.core.notification.control.Pushes;
import id.kentongan.core.notification.control.Wording;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.PushTarget;
import id.kentongan.core.vault.entity.NoticeAddress;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.List;
import java.util.Locale;

/**
 * Sends what is due, outside of any transaction: taken, sent, marked. A node that dies in between has it sent once more by
 * the next, under the same Message-ID; else no two nodes send the same.
 *
 * <p>NT.2 - What was planned shall be sent, tried eight times, or be marked as dead with somebody told of it (why: a mail
 * that quietly goes nowhere is worse than none).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeSending {

    private static final Logger LOG = Log.of(NoticeSending.class);
    private static final int BATCH = 20;
    private static final Scope NOTICES = Scope.system(Scope.Work.NOTICES);

    @Inject
    DeliverySteps steps;

    @Inject
    Post post;

    @Inject
    ShortMessages shortMessages;

    @Inject
    Pushes pushes;

    @Inject
    Settings settings;

    /**
     * Sends until nothing is due, or nobody takes it.
     *
     * @return how many were taken by whoever carries them
     */
    public int send(NoticeChannel channel) {
        int sent = 0;
        DeliverySteps.Taken taken;
        do {
            taken = NOTICES.call(() -> steps.take(channel, BATCH));
            List<Parcel> parcels = taken.parcels();
            for (int i = 0; i < parcels.size(); i++) {
                Parcel parcel = parcels.get(i);
                try {
                    carry(channel, parcel);
                    NOTICES.run(() -> steps.sent(channel, parcel));
                    sent++;
                } catch (CarrierAway e) {
                    LOG.log(WARNING, "NTF-5003 nobody takes {0}, it is tried again: {1}", channel, e.getMessage());
                    List<Parcel> rest = parcels.subList(i, parcels.size());
                    NOTICES.run(() -> steps.away(channel, rest));
                    return sent;
                } catch (Undeliverable e) {
                    NOTICES.run(() -> steps.refused(channel, parcel, "REFUSED"));
                } catch (IOException | IllegalArgumentException e) {
                    LOG.log(WARNING, "NTF-5004 {0} was not taken and is tried again: {1}", channel, e.getMessage());
                    NOTICES.run(() -> steps.failed(channel, parcel, "FAILED"));
                }
            }
        } while (taken.rows() == BATCH);
        return sent;
    }

    private void carry(NoticeChannel channel, Parcel parcel) throws IOException {
        String site = site();
        Wording wording = new Wording(
                Locale.forLanguageTag(parcel.language()), site + "/notice/list.xhtml", site + "/notice/settings.xhtml");
        NoticeAddress address = parcel.addresses().get(0);
        switch (channel) {
            case E_MAIL ->
                post.carry(
                        settings.find("kentongan.mail.from").orElse("kentongan@localhost"),
                        new Letter(
                                address.value(),
                                wording.subject(parcel.lines(), parcel.count()),
                                wording.letter(parcel.lines(), parcel.count()),
                                parcel.id()));
            case SMS ->
                shortMessages.carry(address.value(), wording.shortMessage(parcel.lines(), parcel.count()), parcel.id());
            case PUSH -> push(parcel, wording);
        }
    }

    /** To each browser; who has gone is forgotten, and one that hears is enough. */
    private void push(Parcel parcel, Wording wording) throws IOException {
        String text = wording.push(parcel.lines(), parcel.count(), parcel.id());
        int heard = 0;
        IOException last = new Undeliverable("no browser is left");
        for (NoticeAddress address : parcel.addresses()) {
            try {
                PushTarget target =
                        PushTarget.read(address.value()).orElseThrow(() -> new Undeliverable("not a subscription"));
                pushes.carry(target, text, parcel.due().urgent(), parcel.id());
                heard++;
            } catch (Undeliverable e) {
                NOTICES.run(() -> steps.gone(NoticeChannel.PUSH, address));
            } catch (IOException e) {
                last = e;
            }
        }
        if (heard == 0) {
            throw last;
        }
    }

    /** Where officers' pages are. */
    private String site() {
        String url = settings.find("kentongan.staff.url")
                .or(() -> settings.find("kentongan.public.url"))
                .orElse("http://localhost:8080");
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
