package id.kentongan.core.notification.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.notification.entity.Cap;
import id.kentongan.core.notification.entity.NoticeChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How much one person gets by each way, by the settings. */
@ApplicationScoped
public class Caps {

    private final Settings settings;

    @Inject
    public Caps(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected Caps() {
        this.settings = null;
    }

    public Cap of(NoticeChannel channel) {
        return switch (channel) {
            case E_MAIL ->
                cap(
                        "KENTONGAN_NOTICES_MAIL_CAP",
                        settings.find("kentongan.notices.mail.cap").orElse("20/100"));
            case PUSH ->
                cap(
                        "KENTONGAN_NOTICES_PUSH_CAP",
                        settings.find("kentongan.notices.push.cap").orElse("30/200"));
            case SMS ->
                cap(
                        "KENTONGAN_NOTICES_SMS_CAP",
                        settings.find("kentongan.notices.sms.cap").orElse("5/20"));
        };
    }

    private static Cap cap(String variable, String text) {
        return Cap.of(variable, text);
    }
}
