package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.report.aftercare.boundary.CommentDesk;
import id.kentongan.report.aftercare.boundary.Comments;
import id.kentongan.report.aftercare.boundary.StaffComment;
import id.kentongan.report.aftercare.boundary.StaffComments;
import id.kentongan.report.aftercare.entity.CommentRefused;
import id.kentongan.report.aftercare.entity.Voice;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said in public about the report on the page: reading it, answering as the unit, hiding one. */
@Named
@RequestScoped
public class ReportCommentsView {

    @Inject
    private CommentDesk desk;

    @Inject
    private AreaDirectory areas;

    @Inject
    private ReportShowView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private @Nullable StaffComments comments;

    /** Answers in public, if that button was pressed. */
    @Needs(Action.WORK_REPORT)
    public void answer() throws IOException {
        Map<String, String> sent = sent();
        if (sent.containsKey("answer-comments")) {
            act(
                    "comment.answered",
                    () -> desk.answer(
                            user.actor(), tenantId(), ticket(), sent.getOrDefault("words-comments", ""), null));
        }
    }

    /** Hides the comment whose button was pressed. */
    @Needs(Action.HIDE_COMMENT)
    public void hide() throws IOException {
        Map<String, String> sent = sent();
        Optional<UUID> comment = id(sent.getOrDefault("hide-comment", ""));
        if (comment.isPresent()) {
            act(
                    "comment.hide.done",
                    () -> desk.hide(
                            user.actor(),
                            tenantId(),
                            ticket(),
                            comment.get(),
                            sent.getOrDefault("reason-" + comment.get(), "")));
        }
    }

    /** Says that everything was read, if that button was pressed. */
    @Needs(Action.READ_REPORT)
    public void read() throws IOException {
        if (sent().containsKey("read-comments")) {
            act("comment.read.done", () -> desk.read(user.actor(), tenantId(), ticket()));
        }
    }

    private void act(String done, Runnable work) throws IOException {
        try {
            work.run();
            tell(done);
        } catch (CommentRefused e) {
            texts.refuse("comment.refused." + e.reason());
        } catch (UnknownTicket e) {
            texts.refuse("report.unknown", ticket());
        }
        comments = null;
        page.reload();
    }

    private void tell(String done) {
        switch (done) {
            case "comment.answered" -> texts.info("comment.answered");
            case "comment.hide.done" -> texts.info("comment.hide.done");
            default -> texts.info("comment.read.done");
        }
    }

    /** One comment as the page shows it. */
    public record Card(
            String id,
            String name,
            String at,
            String words,
            boolean unread,
            @Nullable String hidden) {}

    /** The page of comments; none before the report is loaded, as a postback asks while it is read. */
    public List<Card> getCards() {
        if (page.getReport() == null) {
            return List.of();
        }
        ZoneId zone = areas.tenant(tenantId()).orElseThrow().zone();
        return loaded().map(StaffComments::comments).orElse(List.of()).stream()
                .limit(Comments.MOST - 1)
                .map(comment -> card(comment, zone))
                .toList();
    }

    /** Behind which comment the next page begins; null on the last page. */
    public @Nullable String getNext() {
        List<StaffComment> all = loaded().map(StaffComments::comments).orElse(List.of());
        return all.size() < Comments.MOST
                ? null
                : all.get(Comments.MOST - 2).id().toString();
    }

    public boolean isAnswerOffered() {
        return loaded().filter(StaffComments::mayAnswer).isPresent();
    }

    public boolean isHidingOffered() {
        return loaded().filter(StaffComments::mayHide).isPresent();
    }

    public boolean isUnread() {
        return getCards().stream().anyMatch(Card::unread);
    }

    private Card card(StaffComment comment, ZoneId zone) {
        return new Card(
                comment.id().toString(),
                comment.voice() == Voice.REPORTER || comment.name() == null
                        ? texts.get("comment.voice." + comment.voice())
                        : comment.name(),
                texts.time(comment.at(), zone),
                comment.words(),
                comment.unread(),
                comment.hiddenReason() == null
                        ? null
                        : texts.get(
                                "comment.hidden.by",
                                comment.hiddenUnit() == null ? "-" : comment.hiddenUnit(),
                                comment.hiddenReason()));
    }

    private Optional<StaffComments> loaded() {
        if (page.getReport() == null) {
            return Optional.empty();
        }
        StaffComments read = comments;
        if (read == null) {
            read = desk.page(
                    user.actor(),
                    tenantId(),
                    ticket(),
                    id(sent().getOrDefault("comments-after", "")).orElse(null),
                    Comments.MOST);
            comments = read;
        }
        return Optional.of(read);
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static Map<String, String> sent() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    private int tenantId() {
        return Acceptance.tenantId(page.getTenant());
    }

    private String ticket() {
        return page.getTicket() == null ? "" : page.getTicket();
    }
}
