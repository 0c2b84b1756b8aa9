package id.kentongan.web.citizen;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Comments;
import id.kentongan.report.aftercare.boundary.OwnComment;
import id.kentongan.report.aftercare.boundary.OwnReport;
import id.kentongan.report.aftercare.boundary.OwnReports;
import id.kentongan.report.entity.TrackingCode;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.intake.boundary.PublicEvent;
import id.kentongan.report.intake.boundary.ReportTracking;
import id.kentongan.report.intake.boundary.TrackedReport;
import id.kentongan.web.access.Needs;
import id.kentongan.web.citizen.ReporterForms.Notice;
import id.kentongan.web.language.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /lacak}: what became of a report, for who has its number and code. The code is posted: addresses are kept in logs. */
@Needs(Action.READ_PUBLIC_REPORTS)
@WebServlet("/lacak")
public class TrackingPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;

    @Inject
    private transient AreaDirectory areas;

    @Inject
    private transient ReportTracking tracking;

    @Inject
    private transient OwnReports own;

    @Inject
    private transient ReporterForms forms;

    @Inject
    private transient Comments comments;

    @Inject
    private transient CommentCards talk;

    @Inject
    private transient Sheet sheet;

    @Inject
    private transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ask(response, parameter(request, "nomor"), false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String number = parameter(request, "nomor");
        String code = code(request);
        Optional<Tenant> tenant = areas.tenants().stream()
                .filter(each -> number.length() > 3 && number.substring(0, 3).equalsIgnoreCase(each.code()))
                .findFirst();
        Optional<TrackedReport> report = tenant.filter(each -> code.matches("[0-9A-Z]{10,40}"))
                .flatMap(each -> tracking.find(each.id(), number, new TrackingCode(code)));
        if (report.isPresent()) {
            Tenant known = tenant.orElseThrow();
            Notice notice = forms.perform(request, known, number, code);
            OwnReport mine = own.show(known.id(), number, code);
            // what was done may have changed it
            TrackedReport now =
                    tracking.find(known.id(), number, new TrackingCode(code)).orElse(report.get());
            show(response, known, now, mine, code, notice);
        } else {
            ask(response, number, true);
        }
    }

    /** As people copy it from paper. */
    static String code(HttpServletRequest request) {
        return parameter(request, "kode")
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.length() > LONGEST ? "" : value.strip();
    }

    private void ask(HttpServletResponse response, String number, boolean refused) throws IOException {
        String title = texts.get("tracking.title");
        sheet.answer(response, HttpServletResponse.SC_OK, title, "/lacak", html -> {
            html.line("h1", title);
            sheet.emergency(html);
            if (refused) {
                html.line(
                        "p",
                        texts.get("tracking.refused"),
                        "class",
                        "notice refused",
                        "id",
                        "refused",
                        "role",
                        "alert",
                        "tabindex",
                        "-1",
                        "autofocus");
            }
            html.tag("form", "method", "post", "action", sheet.address("/lacak"), "class", "card", "id", "tracking");
            html.tag("p", "class", "field")
                    .line("label", texts.get("receipt.ticket"), "for", "nomor")
                    .single(
                            "input",
                            "id",
                            "nomor",
                            "name",
                            "nomor",
                            "value",
                            number,
                            "maxlength",
                            "40",
                            "autocapitalize",
                            "characters",
                            "autocomplete",
                            "off",
                            "spellcheck",
                            "false",
                            "required",
                            "")
                    .end();
            html.tag("p", "class", "field")
                    .line("label", texts.get("receipt.code"), "for", "kode")
                    .single(
                            "input",
                            "id",
                            "kode",
                            "name",
                            "kode",
                            "maxlength",
                            "60",
                            "autocapitalize",
                            "characters",
                            "autocomplete",
                            "off",
                            "spellcheck",
                            "false",
                            "required",
                            "")
                    .end();
            html.line("button", texts.get("tracking.submit"), "type", "submit", "class", "button", "id", "track")
                    .end();
        });
    }

    private void show(
            HttpServletResponse response,
            Tenant tenant,
            TrackedReport report,
            OwnReport mine,
            String code,
            Notice notice)
            throws IOException {
        String title = texts.get("report.show.title", report.ticket());
        sheet.answer(response, HttpServletResponse.SC_OK, title, "/lacak?nomor=" + report.ticket(), html -> {
            html.line("h1", title);
            if (!notice.sentence().isEmpty()) {
                html.line(
                        "p",
                        notice.sentence(),
                        "class",
                        notice.refused() ? "notice refused" : "notice done",
                        "id",
                        "told",
                        "role",
                        notice.refused() ? "alert" : "status");
            }
            if (report.emergency() && report.status().open()) {
                sheet.emergency(html);
            }
            html.tag("section", "class", "card", "aria-labelledby", "stateHead")
                    .line("h2", texts.get("tracking.state"), "id", "stateHead")
                    .tag("p", "id", "status", "class", "status")
                    .tag(
                            "span",
                            "class",
                            "icon " + (report.status().open() ? "icon-open" : "icon-done"),
                            "aria-hidden",
                            "true")
                    .end()
                    .say(" ")
                    .line("strong", texts.get("report.status." + report.status()))
                    .end();
            html.tag("dl", "class", "facts");
            fact(html, texts.get("report.show.category"), texts.choose(report.categoryId(), report.categoryEn()));
            fact(html, texts.get("report.show.area"), String.join(", ", report.path()));
            fact(html, texts.get("report.show.received"), texts.time(report.receivedAt(), tenant.zone()));
            if (report.expectedAt() != null) {
                fact(html, texts.get("tracking.expected"), texts.time(report.expectedAt(), tenant.zone()));
            }
            if (report.photos() > 0) {
                fact(html, texts.get("filing.photos"), texts.get("receipt.photos", report.photos()));
            }
            html.end().end();
            forms.show(html, tenant, mine, code, notice);
            history(html, tenant, report);
            comments(html, tenant, report, code);
        });
    }

    /** What one has said in public oneself, with what an office has hidden of it, and the way to all of it. */
    private void comments(Html html, Tenant tenant, TrackedReport report, String code) {
        List<OwnComment> said;
        try {
            said = comments.ownOfFiler(tenant.id(), report.ticket(), code);
        } catch (UnknownTicket e) {
            // not public: there is nothing to say about it
            return;
        }
        talk.own(
                html,
                tenant,
                said,
                () -> ReporterForms.credentials(html, report.ticket(), code),
                "/kabar/" + report.ticket());
        html.tag("p")
                .line(
                        "a",
                        texts.get("tracking.public"),
                        "id",
                        "public",
                        "href",
                        sheet.address("/kabar/" + report.ticket()))
                .end();
    }

    private void history(Html html, Tenant tenant, TrackedReport report) {
        html.tag("section", "class", "card", "aria-labelledby", "historyHead")
                .line("h2", texts.get("report.show.history"), "id", "historyHead")
                .tag("ol", "class", "course", "id", "history", "role", "list");
        for (PublicEvent event : report.history()) {
            html.tag("li").tag("p").line("strong", texts.get("report.event." + event.type()));
            html.say(" ")
                    .line(
                            "time",
                            texts.time(event.at(), tenant.zone()),
                            "datetime",
                            event.at().toString());
            html.end();
            if (event.unitName() != null) {
                html.line("p", event.unitName());
            }
            html.end();
        }
        html.end().end();
        if (!report.notes().isEmpty()) {
            html.tag("section", "class", "card", "aria-labelledby", "notesHead")
                    .line("h2", texts.get("tracking.notes"), "id", "notesHead")
                    .tag("ol", "class", "course", "role", "list");
            for (TrackedReport.Note note : report.notes()) {
                html.tag("li")
                        .line("p", texts.time(note.at(), tenant.zone()), "class", "muted")
                        .line("p", note.text(), "class", "words")
                        .end();
            }
            html.end().end();
        }
    }

    private void fact(Html html, String name, String value) {
        html.line("dt", name).line("dd", value);
    }
}
