package id.kentongan.core.reveal.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.logging.Log;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.entity.Letter;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.reveal.control.Notices;
import id.kentongan.core.reveal.entity.Notice;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Tells reporters by mail that their identity was opened (UU 27/2022, article 5). A letter that was not taken goes out later,
 * eight times at growing distances; after that, and for who gave no address, it stands on the page of their own data alone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeDelivery {

    private static final Logger LOG = Log.of(NoticeDelivery.class);
    private static final int BATCH = 20;
    private static final Scope PEOPLE = Scope.system(Scope.Work.PEOPLE);

    /** In which language somebody reads is not kept: a letter says it in both. */
    private static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("id"), Locale.ENGLISH);

    @Inject
    NoticeDesk notices;

    @Inject
    Post post;

    @Inject
    Tenants tenants;

    @Inject
    Settings settings;

    /** Sends what is due, at most {@value #BATCH} letters. @return how many were taken by the mail server */
    public int deliver() {
        int sent = 0;
        for (Notices.Due due : PEOPLE.call(() -> notices.take(BATCH))) {
            if (due.address().isEmpty()) {
                continue;
            }
            try {
                post.carry(
                        settings.find("kentongan.mail.from").orElse("kentongan@localhost"),
                        letter(due.address().get(), due.notice()));
                PEOPLE.run(() -> notices.delivered(due.id()));
                sent++;
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(WARNING, "ML-5003 a notice was not taken and is tried again: {0}", e.getMessage());
            }
        }
        return sent;
    }

    private Letter letter(String to, Notice notice) {
        Tenant tenant = tenants.tenant(notice.tenantId()).orElseThrow();
        StringBuilder text = new StringBuilder();
        for (Locale language : LANGUAGES) {
            ResourceBundle words = words(language);
            text.append(MessageFormat.format(
                            words.getString("text"),
                            notice.ticket(),
                            tenant.name(),
                            time(notice, tenant.zone(), language),
                            words.getString("basis." + notice.basis().name())))
                    .append("\n\n");
        }
        return new Letter(
                to,
                MessageFormat.format(words(LANGUAGES.get(0)).getString("subject"), notice.ticket()),
                text.toString());
    }

    private static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                "id.kentongan.core.reveal.notice",
                language,
                NoticeDelivery.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String time(Notice notice, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .format(notice.openedAt().atZoneSameInstant(zone));
    }
}
