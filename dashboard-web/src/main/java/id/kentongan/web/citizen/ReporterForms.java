package id.kentongan.web.citizen;

import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Line;
import id.kentongan.report.aftercare.boundary.OwnReport;
import id.kentongan.report.aftercare.boundary.OwnReports;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.aftercare.entity.Rating;
import id.kentongan.report.aftercare.entity.TermOver;
import id.kentongan.report.aftercare.entity.UnfitWords;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What whoever holds number and tracking code can do about their report: answer what an office has asked, object to how it
 * was closed, say how content they are. And what was said between them and the offices.
 */
@RequestScoped
public class ReporterForms {

    /** What is longer was not typed into our form. */
    private static final int MOST_WORDS = 16_000;

    @Inject
    private OwnReports own;

    @Inject
    private Sheet sheet;

    @Inject
    private Texts texts;

    /**
     * What is told first.
     *
     * @param sentence empty when there is nothing to tell
     * @param words what was sent and refused, to be mended
     */
    record Notice(String sentence, boolean refused, String words) {

        static final Notice NONE = new Notice("", false, "");
    }

    /** Does what the form that was sent asks for, if one was. */
    Notice perform(HttpServletRequest request, Tenant tenant, String number, String code) {
        String what = request.getParameter("buat");
        if (what == null) {
            return Notice.NONE;
        }
        String sent = request.getParameter("kata");
        String words = sent == null || sent.length() > MOST_WORDS ? "" : sent;
        try {
            return new Notice(done(what, request, tenant, number, code, words), false, "");
        } catch (TermOver e) {
            return new Notice(texts.get("tracking.objection.over", texts.time(e.until(), tenant.zone())), true, words);
        } catch (NotNow e) {
            return new Notice(texts.get("tracking.objection.not-now." + e.why()), true, words);
        } catch (UnfitWords e) {
            return new Notice(
                    e.empty() ? texts.get("tracking.objection.empty") : texts.get("tracking.objection.long"),
                    true,
                    words);
        } catch (IllegalArgumentException e) {
            return new Notice(texts.get("tracking.rating.refused"), true, words);
        }
    }

    /** @return what is told then; nothing if no form of ours asks for such a thing */
    private String done(
            String what, HttpServletRequest request, Tenant tenant, String number, String code, String words) {
        switch (what) {
            case "jawab" -> {
                own.answer(tenant.id(), number, code, fit(words));
                return texts.get("tracking.done.answer");
            }
            case "keberatan" -> {
                own.object(tenant.id(), number, code, fit(words));
                return texts.get("tracking.done.objection");
            }
            case "nilai" -> {
                own.rate(tenant.id(), number, code, stars(request), fit(words));
                return texts.get("tracking.done.rating");
            }
            default -> {
                return "";
            }
        }
    }

    private String label(int stars) {
        return switch (stars) {
            case 5 -> texts.get("tracking.rating.5");
            case 4 -> texts.get("tracking.rating.4");
            case 3 -> texts.get("tracking.rating.3");
            case 2 -> texts.get("tracking.rating.2");
            default -> texts.get("tracking.rating.1");
        };
    }

    /** @throws IllegalArgumentException if none were chosen */
    private static int stars(HttpServletRequest request) {
        String chosen = request.getParameter("bintang");
        if (chosen == null || !chosen.matches("[1-9]")) {
            throw new IllegalArgumentException("no stars");
        }
        return Integer.parseInt(chosen);
    }

    /** Nothing that the offices could not read: what stands in a form comes from a browser or from anywhere. */
    private static String fit(String words) {
        String plain = words.replace("\r\n", "\n");
        boolean unfit = plain.codePoints()
                .anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t'
                        || Character.getType(point) == Character.SURROGATE);
        return unfit ? "" : plain;
    }

    /** What can be done now. */
    void show(Html html, Tenant tenant, OwnReport mine, String code, Notice notice) {
        question(html, mine, code, notice.words());
        objection(html, tenant, mine, code, notice.words());
        rating(html, mine, code);
        talk(html, tenant, mine);
    }

    private void question(Html html, OwnReport mine, String code, String words) {
        if (mine.question() == null) {
            return;
        }
        html.tag("section", "class", "card", "aria-labelledby", "questionHead")
                .line("h2", texts.get("tracking.question"), "id", "questionHead")
                .line("p", mine.question(), "class", "words", "id", "question");
        form(html, mine.ticket(), code, "jawab", "answering");
        area(html, "jawaban", texts.get("tracking.question.answer"), words, true);
        button(html, "answer", texts.get("tracking.question.send"));
        html.end().end();
    }

    /** Until when one may object, and the form as long as one may. */
    private void objection(Html html, Tenant tenant, OwnReport mine, String code, String words) {
        if (mine.objectionUntil() == null) {
            return;
        }
        String until = texts.time(mine.objectionUntil(), tenant.zone());
        html.tag("section", "class", "card", "aria-labelledby", "objectionHead")
                .line("h2", texts.get("tracking.objection"), "id", "objectionHead");
        if (mine.objected()) {
            html.line("p", texts.get("tracking.objection.pending"), "id", "objected");
        } else if (!mine.mayObject()) {
            html.line(
                    "p",
                    mine.mayRate()
                            ? texts.get("tracking.objection.decided")
                            : texts.get("tracking.objection.over", until),
                    "id",
                    "termOver");
        } else {
            html.line("p", texts.get("tracking.objection.until", until), "id", "term");
            form(html, mine.ticket(), code, "keberatan", "objection");
            area(html, "kata", texts.get("tracking.objection.reason"), words, true);
            button(html, "object", texts.get("tracking.objection.send"));
            html.end();
        }
        html.end();
    }

    private void rating(Html html, OwnReport mine, String code) {
        if (!mine.mayRate()) {
            return;
        }
        html.tag("section", "class", "card", "aria-labelledby", "ratingHead")
                .line("h2", texts.get("tracking.rating"), "id", "ratingHead");
        form(html, mine.ticket(), code, "nilai", "rating");
        html.tag("fieldset", "class", "field letters").line("legend", texts.get("tracking.rating.stars"));
        for (int stars = Rating.MOST_STARS; stars >= 1; stars--) {
            String id = "bintang-" + stars;
            html.tag("p");
            boolean said = mine.stars() != null && mine.stars() == stars;
            String[] radio = {"type", "radio", "name", "bintang", "id", id, "value", Integer.toString(stars), "required"
            };
            html.single("input", said ? withChecked(radio) : radio);
            html.line("label", label(stars), "for", id).end();
        }
        html.end();
        area(
                html,
                "pendapat",
                texts.get("tracking.rating.sentence"),
                mine.sentence() == null ? "" : mine.sentence(),
                false);
        button(html, "rate", texts.get("tracking.rating.send"));
        html.end().end();
    }

    private static String[] withChecked(String... radio) {
        String[] checked = new String[radio.length + 2];
        checked[0] = "checked";
        checked[1] = "checked";
        System.arraycopy(radio, 0, checked, 2, radio.length);
        return checked;
    }

    /** What reporter and offices have said to each other; the offices do not show it to others. */
    private void talk(Html html, Tenant tenant, OwnReport mine) {
        if (mine.talk().isEmpty()) {
            return;
        }
        html.tag("section", "class", "card", "aria-labelledby", "talkHead")
                .line("h2", texts.get("tracking.talk"), "id", "talkHead")
                .tag("ol", "class", "course", "id", "talk", "role", "list");
        for (Line line : mine.talk()) {
            html.tag("li").tag("p").line("strong", texts.get("report.event." + line.type()));
            html.say(" ")
                    .line(
                            "time",
                            texts.time(line.at(), tenant.zone()),
                            "datetime",
                            line.at().toString());
            html.end();
            if (line.unitName() != null) {
                html.line("p", line.unitName(), "class", "muted");
            }
            if (line.words() != null) {
                html.line("p", line.words(), "class", "words");
            }
            html.end();
        }
        html.end().end();
    }

    private void form(Html html, String ticket, String code, String what, String id) {
        html.tag("form", "method", "post", "action", sheet.address("/lacak"), "id", id);
        credentials(html, ticket, code);
        html.single("input", "type", "hidden", "name", "buat", "value", what);
    }

    static void credentials(Html html, String ticket, String code) {
        html.single("input", "type", "hidden", "name", "nomor", "value", ticket)
                .single("input", "type", "hidden", "name", "kode", "value", code);
    }

    private static void area(Html html, String id, String label, String words, boolean required) {
        String most = Integer.toString(required ? UnfitWords.LONGEST : Rating.LONGEST_SENTENCE);
        html.tag("p", "class", "field").line("label", label, "for", id);
        if (required) {
            html.tag("textarea", "id", id, "name", "kata", "rows", "4", "maxlength", most, "required");
        } else {
            html.tag("textarea", "id", id, "name", "kata", "rows", "2", "maxlength", most);
        }
        html.say(words).end().end();
    }

    private static void button(Html html, String id, String words) {
        html.line("button", words, "type", "submit", "class", "button", "id", id);
    }
}
