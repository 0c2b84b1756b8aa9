package id.kentongan.core.reveal.boundary;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.reveal.control.Notices;

/** Puts a delivery together as the container does. */
public final class RevealWiring {

    private RevealWiring() {}

    public static NoticeDelivery delivery(Notices notices, Post post, Sql sql) {
        NoticeDesk desk = new NoticeDesk();
        desk.notices = notices;
        NoticeDelivery delivery = new NoticeDelivery();
        delivery.notices = desk;
        delivery.post = post;
        delivery.settings = new Settings();
        delivery.tenants = new Tenants(new Regions(sql, delivery.settings));
        return delivery;
    }
}
