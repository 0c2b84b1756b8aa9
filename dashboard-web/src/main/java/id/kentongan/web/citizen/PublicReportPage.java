package id.kentongan.web.citizen;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.report.aftercare.boundary.Comment;
import id.kentongan.report.aftercare.boundary.Comments;
import id.kentongan.report.aftercare.boundary.Concerns;
import id.kentongan.report.aftercare.boundary.OwnComment;
import id.kentongan.report.aftercare.entity.CommentRefused;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.intake.boundary.PublicEvent;
import id.kentongan.report.intake.boundary.PublicReport;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.access.Needs;
import id.kentongan.web.bounds.CommentLimit;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.language.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /kabar/JKT-…}: what everybody may see of one report, and what is said about it. */
@Needs(Action.READ_PUBLIC_REPORTS)
@WebServlet("/kabar/*")
public class PublicReportPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;

    /** What is longer was not typed into our form. */
    private static final int MOST_WORDS = 8_000;

    @Inject
    private transient AreaDirectory areas;

    @Inject
    private transient PublicReports reports;

    @Inject
    private transient Concerns concerns;

    @Inject
    private transient Comments comments;

    @Inject
    private transient CommentCards talk;

    @Inject
    private transient CommentLimit limit;

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient FeedCards cards;

    @Inject
    private transient Sheet sheet;

    @Inject
    private transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String cursor = parameter(request, "setelah");
        Optional<UUID> after = id(cursor);
        answer(
                request,
                response,
                after.orElse(null),
                cursor.isEmpty() || after.isPresent() ? "" : texts.get("feed.lost"),
                "");
    }

    /** Somebody says something, or takes it back: who is signed in, or who brings the code of the report. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String ticket = ticket(request);
        Optional<Tenant> tenant = tenant(ticket);
        if (tenant.isEmpty()) {
            unknown(response);
            return;
        }
        String words = words(request);
        String refusal;
        try {
            refusal = act(request, response, tenant.get(), ticket, words);
        } catch (CommentRefused e) {
            refusal = texts.get("comment.refused." + e.reason());
        } catch (UnknownTicket e) {
            refusal = texts.get("tracking.refused");
        } catch (VaultClosed e) {
            refusal = texts.get("comment.closed");
        }
        if (refusal.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", sheet.address("/kabar/" + Sheet.encoded(ticket) + "#commentsHead"));
        } else {
            answer(request, response, null, refusal, words);
        }
    }

    /** @return the sentence that says why not; empty if it was done */
    private String act(
            HttpServletRequest request, HttpServletResponse response, Tenant tenant, String ticket, String words) {
        Optional<UUID> person = citizen(request, response);
        String code = TrackingPage.code(request);
        Optional<UUID> removed = id(parameter(request, "hapus"));
        @Nullable String key = parameter(request, "kunci").matches("[0-9a-f]{32}") ? parameter(request, "kunci") : null;
        if (person.isPresent()) {
            if (removed.isPresent()) {
                comments.remove(person.get(), tenant.id(), ticket, removed.get());
                return "";
            }
            if (limit.ofPerson(person.get()) > 0) {
                return texts.get("comment.slower");
            }
            comments.say(person.get(), tenant.id(), ticket, words, key);
            return "";
        }
        if (removed.isPresent()) {
            comments.removeAsFiler(tenant.id(), ticket, code, removed.get());
            return "";
        }
        // nobody else uses up what whoever filed it may say
        comments.ownOfFiler(tenant.id(), ticket, code);
        if (limit.ofReport(ticket) > 0) {
            return texts.get("comment.slower");
        }
        comments.sayAsFiler(tenant.id(), ticket, code, words, key);
        return "";
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable UUID after,
            String refusal,
            String words)
            throws IOException {
        String ticket = ticket(request);
        Optional<Tenant> tenant = tenant(ticket);
        Optional<PublicReport> report = tenant.flatMap(each -> reports.find(each.id(), ticket));
        if (report.isEmpty()) {
            unknown(response);
        } else {
            show(request, response, tenant.orElseThrow(), report.get(), after, refusal, words);
        }
    }

    private static String ticket(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.length() > LONGEST ? "" : path.substring(1);
    }

    private Optional<Tenant> tenant(String ticket) {
        return areas.tenants().stream()
                .filter(each -> ticket.length() > 3 && ticket.substring(0, 3).equalsIgnoreCase(each.code()))
                .findFirst();
    }

    /** Who is signed in with an account of a citizen. */
    private Optional<UUID> citizen(HttpServletRequest request, HttpServletResponse response) {
        return Doorkeeper.found(request)
                .or(() -> doorkeeper.look(request, response))
                .filter(visit -> !visit.staff())
                .flatMap(Visit::actor)
                .map(Actor::personId);
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.length() > LONGEST ? "" : value.strip();
    }

    private static String words(HttpServletRequest request) {
        String value = request.getParameter("kata");
        return value == null || value.length() > MOST_WORDS ? "" : value;
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private void unknown(HttpServletResponse response) throws IOException {
        String title = texts.get("feed.unknown");
        sheet.answer(response, HttpServletResponse.SC_NOT_FOUND, title, "/kabar", html -> {
            html.line("h1", title);
            html.tag("p")
                    .line("a", texts.get("feed.title"), "href", sheet.address("/kabar"))
                    .end();
        });
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            PublicReport report,
            @Nullable UUID after,
            String refusal,
            String words)
            throws IOException {
        String title = texts.get("report.show.title", report.ticket());
        int supports = concerns.supports(tenant.id(), List.of(report.id())).getOrDefault(report.id(), 0);
        List<PublicEvent> history =
                reports.histories(tenant.id(), List.of(report.id())).getOrDefault(report.id(), List.of());
        Optional<UUID> person = citizen(request, response);
        List<OwnComment> own = report.verified() && person.isPresent() ? own(person.get(), tenant, report) : List.of();
        List<Comment> said = report.verified()
                ? comments.page(tenant.id(), report.ticket(), after, CommentCards.SHOWN + 1)
                : List.of();
        boolean lost = !refusal.isEmpty() && request.getMethod().equals("GET");
        int status = lost ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_OK;
        sheet.answer(response, status, title, "/kabar/" + report.ticket(), html -> {
            html.line("h1", cards.category(tenant, report.categoryCode()));
            html.line("p", title, "class", "muted", "id", "ticket");
            sheet.disaster(html, tenant);
            if (!refusal.isEmpty()) {
                html.line("p", refusal, "class", "notice refused", "id", "refused", "role", "alert");
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
            if (report.description() == null) {
                html.line("p", texts.get("feed.unverified"), "id", "unverified");
            } else {
                html.line("p", report.description(), "class", "words", "id", "words");
            }
            html.tag("dl", "class", "facts");
            fact(html, texts.get("report.show.area"), report.areaName());
            if (report.address() != null) {
                fact(html, texts.get("filing.address"), report.address());
            }
            fact(html, texts.get("report.show.received"), texts.time(report.receivedAt(), tenant.zone()));
            if (report.expectedAt() != null) {
                fact(html, texts.get("tracking.expected"), texts.time(report.expectedAt(), tenant.zone()));
            }
            html.end()
                    .line("p", texts.get("feed.supports", supports), "id", "supports")
                    .end();
            history(html, tenant, history);
            if (report.verified()) {
                talk.list(html, tenant, report.ticket(), said);
                talk.own(html, tenant, own, () -> {}, "/kabar/" + report.ticket());
                talk.form(html, report.ticket(), person.isEmpty(), words);
            }
        });
    }

    /** Without the key for names there is nothing of one's own to show, and everything else is. */
    private List<OwnComment> own(UUID person, Tenant tenant, PublicReport report) {
        try {
            return comments.own(person, tenant.id(), report.ticket());
        } catch (VaultClosed e) {
            return List.of();
        }
    }

    private void history(Html html, Tenant tenant, List<PublicEvent> history) {
        html.tag("section", "class", "card", "aria-labelledby", "historyHead")
                .line("h2", texts.get("report.show.history"), "id", "historyHead")
                .tag("ol", "class", "course", "id", "history", "role", "list");
        for (PublicEvent event : history) {
            html.tag("li").tag("p").line("strong", texts.get("report.event." + event.type()));
            html.say(" ")
                    .line(
                            "time",
                            texts.time(event.at(), tenant.zone()),
                            "datetime",
                            event.at().toString())
                    .end();
            if (event.unitName() != null) {
                html.line("p", event.unitName());
            }
            html.end();
        }
        html.end().end();
    }

    private void fact(Html html, String name, String value) {
        html.line("dt", name).line("dd", value);
    }
}
