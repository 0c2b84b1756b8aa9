package id.kentongan.web.citizen;

import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Comment;
import id.kentongan.report.aftercare.boundary.OwnComment;
import id.kentongan.report.aftercare.entity.CommentRules;
import id.kentongan.report.aftercare.entity.Voice;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** How comments look on the citizens' pages, and the form for one. */
@RequestScoped
public class CommentCards {

    /** Of one page. */
    static final int SHOWN = 50;

    @Inject
    private Sheet sheet;

    @Inject
    private Texts texts;

    /**
     * What everybody may read.
     *
     * @param page with one more, if there is one
     */
    void list(Html html, Tenant tenant, String ticket, List<Comment> page) {
        html.tag("section", "class", "card", "aria-labelledby", "commentsHead")
                .line("h2", texts.get("comment.head"), "id", "commentsHead");
        if (page.isEmpty()) {
            html.line("p", texts.get("comment.none"));
        } else {
            html.tag("ol", "class", "course", "id", "comments", "role", "list");
            page.stream().limit(SHOWN).forEach(comment -> one(html, tenant, comment));
            html.end();
        }
        if (page.size() > SHOWN) {
            html.tag("p")
                    .line(
                            "a",
                            texts.get("comment.more"),
                            "id",
                            "moreComments",
                            "href",
                            sheet.address("/kabar/" + ticket + "?setelah="
                                    + page.get(SHOWN - 1).id()))
                    .end();
        }
        html.end();
    }

    private void one(Html html, Tenant tenant, Comment comment) {
        html.tag("li", "class", "voice-" + comment.voice()).tag("p").line("strong", name(comment));
        html.say(" ")
                .line(
                        "time",
                        texts.time(comment.at(), tenant.zone()),
                        "datetime",
                        comment.at().toString())
                .end();
        html.line("p", comment.words(), "class", "words").end();
    }

    private String name(Comment comment) {
        return comment.voice() == Voice.REPORTER || comment.name() == null
                ? texts.get("comment.voice." + comment.voice())
                : comment.name();
    }

    /** What one has said oneself; each can be taken back. */
    void own(Html html, Tenant tenant, List<OwnComment> own, Runnable hidden, String action) {
        if (own.isEmpty()) {
            return;
        }
        html.tag("section", "class", "card", "aria-labelledby", "ownHead")
                .line("h2", texts.get("comment.own"), "id", "ownHead")
                .tag("ol", "class", "course", "id", "ownComments", "role", "list");
        for (OwnComment each : own) {
            html.tag("li").line("p", texts.time(each.at(), tenant.zone()), "class", "muted");
            html.line("p", each.words(), "class", "words");
            if (each.hiddenReason() != null) {
                html.line("p", texts.get("comment.hidden", each.hiddenReason()), "class", "notice refused");
            }
            html.tag("form", "method", "post", "action", sheet.address(action));
            hidden.run();
            html.line(
                            "button",
                            texts.get("comment.remove"),
                            "type",
                            "submit",
                            "class",
                            "button quiet",
                            "name",
                            "hapus",
                            "value",
                            each.id().toString())
                    .end()
                    .end();
        }
        html.end().end();
    }

    /**
     * Where one says something.
     *
     * @param code whether it takes the tracking code; else somebody is signed in
     */
    void form(Html html, String ticket, boolean code, String words) {
        html.tag(
                        "form",
                        "method",
                        "post",
                        "action",
                        sheet.address("/kabar/" + ticket),
                        "class",
                        "card",
                        "id",
                        "comment")
                .line("h2", texts.get("comment.write"))
                .single(
                        "input",
                        "type",
                        "hidden",
                        "name",
                        "kunci",
                        "value",
                        Draft.fresh().first(Draft.KEY));
        html.tag("p", "class", "field")
                .line("label", texts.get("comment.words"), "for", "kata")
                .line("span", texts.get("comment.words.hint"), "class", "hint", "id", "kata-hint")
                .tag(
                        "textarea",
                        "id",
                        "kata",
                        "name",
                        "kata",
                        "rows",
                        "3",
                        "maxlength",
                        Integer.toString(CommentRules.LONGEST),
                        "aria-describedby",
                        "kata-hint",
                        "required",
                        "")
                .say(words)
                .end()
                .end();
        if (code) {
            html.tag("p", "class", "field")
                    .line("label", texts.get("receipt.code"), "for", "kode")
                    .line("span", texts.get("comment.code.hint"), "class", "hint", "id", "kode-hint")
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
                            "aria-describedby",
                            "kode-hint",
                            "required",
                            "")
                    .end();
            html.tag("p")
                    .line("a", texts.get("comment.sign-in"), "href", sheet.address("/sign-in.xhtml"), "id", "toSignIn")
                    .end();
        }
        html.line("button", texts.get("comment.send"), "type", "submit", "class", "button", "id", "say")
                .end();
    }
}
