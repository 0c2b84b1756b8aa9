package id.kentongan.core.notification.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.notification.control.Deliveries;
import id.kentongan.core.notification.control.Deliveries.Due;
import id.kentongan.core.notification.control.Deliveries.Line;
import id.kentongan.core.notification.control.Pauses;
import id.kentongan.core.notification.control.Wishes;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.NoticeWishes;
import id.kentongan.core.vault.control.NoticeAddresses;
import id.kentongan.core.vault.entity.NoticeAddress;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A transaction of its own for each step of a delivery: none is open while a server is waited for. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeliverySteps {

    private static final Logger LOG = Log.of(DeliverySteps.class);

    /** A batch as it was taken. */
    public record Taken(int rows, List<Parcel> parcels) {}

    @Inject
    Deliveries deliveries;

    @Inject
    NoticeAddresses addresses;

    @Inject
    Wishes wishes;

    @Inject
    Meters meters;

    /** Takes what is due and puts aside what needs not go: it was read meanwhile, or there is nowhere to go. */
    public Taken take(NoticeChannel channel, int most) {
        List<Due> due = deliveries.take(channel, most);
        List<UUID> ids = due.stream().map(Due::id).toList();
        if (ids.isEmpty()) {
            return new Taken(0, List.of());
        }
        List<UUID> people = due.stream().map(Due::reader).distinct().toList();
        Map<UUID, List<Line>> lines = deliveries.lines(ids);
        Map<UUID, Integer> counts = deliveries.counts(ids);
        Map<UUID, NoticeWishes> wished = wishes.of(people);
        Map<UUID, List<NoticeAddress>> known =
                addresses.of(people, channel.name()).stream().collect(Collectors.groupingBy(NoticeAddress::personId));
        List<Parcel> parcels = new ArrayList<>();
        for (Due each : due) {
            if (each.left()) {
                suppressed(channel, each, "LEFT");
            } else if (!lines.containsKey(each.id())) {
                suppressed(channel, each, "READ");
            } else if (!known.containsKey(each.reader())) {
                suppressed(channel, each, "NO_ADDRESS");
            } else {
                parcels.add(new Parcel(
                        each,
                        lines.get(each.id()),
                        counts.getOrDefault(each.id(), 1),
                        known.get(each.reader()),
                        wished.get(each.reader()).habit().language()));
            }
        }
        return new Taken(due.size(), parcels);
    }

    private void suppressed(NoticeChannel channel, Due due, String outcome) {
        deliveries.suppressed(due.id(), outcome);
        count(channel, outcome);
    }

    public void sent(NoticeChannel channel, Parcel parcel) {
        deliveries.sent(parcel.due().id(), "ACCEPTED");
        count(channel, "ACCEPTED");
    }

    /** It may pass; after the eighth time it will not. */
    public void failed(NoticeChannel channel, Parcel parcel, String outcome) {
        int tries = parcel.due().tries();
        if (tries < Deliveries.MOST_TRIES) {
            deliveries.again(parcel.due().id(), outcome, Pauses.after(tries));
            count(channel, "RETRIED");
        } else {
            refused(channel, parcel, outcome);
        }
    }

    /** Nothing arrives there: no more of it, and those who answer for the person hear of it. */
    public void refused(NoticeChannel channel, Parcel parcel, String outcome) {
        deliveries.dead(parcel.due().id(), outcome);
        count(channel, "DEAD");
        parcel.addresses().forEach(address -> broken(channel, address, outcome));
    }

    /** One of several addresses, a browser that has gone. */
    public void gone(NoticeChannel channel, NoticeAddress address) {
        broken(channel, address, "GONE");
    }

    private void broken(NoticeChannel channel, NoticeAddress address, String outcome) {
        if (addresses.broken(address.id(), outcome)) {
            int told = deliveries.tellUnreachable(address.personId());
            meters.count("kentongan_recipients_dead_total", "channel", channel.name());
            LOG.log(
                    WARNING,
                    "NTF-5001 an address of somebody of the staff does not work any more ({0}, {1}); told {2} others",
                    channel,
                    outcome,
                    told);
        }
    }

    /** Nobody takes anything by this way: what was taken for sending goes back, unless it is a day old. */
    public void away(NoticeChannel channel, List<Parcel> parcels) {
        parcels.forEach(parcel -> deliveries.away(parcel.due().id()));
        count(channel, "AWAY");
    }

    private void count(NoticeChannel channel, String outcome) {
        meters.count("kentongan_deliveries_total", "channel", channel.name(), "outcome", outcome);
    }
}
