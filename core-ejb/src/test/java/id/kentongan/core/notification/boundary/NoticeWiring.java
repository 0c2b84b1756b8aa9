package id.kentongan.core.notification.boundary;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.gateway.MessageOffice;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.notification.control.Caps;
import id.kentongan.core.notification.control.Deliveries;
import id.kentongan.core.notification.control.Planner;
import id.kentongan.core.notification.control.PushKeys;
import id.kentongan.core.notification.control.Wishes;
import id.kentongan.core.notification.gateway.WebPush;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.control.NoticeAddresses;

/** Puts planning and sending together as the container does. */
public final class NoticeWiring {

    private NoticeWiring() {}

    /** Decides about everything that waits, as one node. */
    public static int plan(Sql sql, DatabaseClock clock, NoticeAddresses addresses) {
        Planner planner = new Planner(sql, clock, new Wishes(sql), new Caps(new Settings()), addresses);
        return Scope.system(Scope.Work.NOTICES).call(() -> planner.plan(500)).size();
    }

    public static NoticeSending sending(
            Sql sql, DatabaseClock clock, NoticeAddresses addresses, Post post, Settings settings) {
        DeliverySteps steps = new DeliverySteps();
        steps.addresses = addresses;
        steps.deliveries = new Deliveries(sql, clock);
        steps.wishes = new Wishes(sql);
        steps.meters = new Meters();
        NoticeSending sending = new NoticeSending();
        sending.steps = steps;
        sending.post = post;
        sending.shortMessages = new MessageOffice(settings);
        sending.pushes = new WebPush(settings, new PushKeys(sql, new IdentityKey(settings)), clock);
        sending.settings = settings;
        return sending;
    }
}
