package id.kentongan.web.notice.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.notification.boundary.NoticeInbox;
import id.kentongan.core.notification.boundary.NoticePage;
import id.kentongan.core.notification.boundary.NoticeRow;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.notification.entity.NoticeKind;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /notice/list.xhtml?unread=true&before=…}: the inbox of who is signed in. What is done to a notice is named by its
 * id, never by a position in a list that has moved meanwhile.
 */
@Named
@RequestScoped
public class NoticeListView {

    private static final int PAGE = 20;
    private static final int LONGEST_ID = 40;

    private @Nullable String unread;
    private @Nullable String before;
    private List<NoticeCard> cards = List.of();
    private @Nullable String next;

    @Inject
    private NoticeInbox inbox;

    @Inject
    private NoticeBell bell;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_NOTICES)
    public void load() {
        NoticePage page = inbox.page(user.actor(), isUnreadOnly(), id(before).orElse(null), PAGE);
        cards = page.rows().stream().map(this::card).toList();
        next = page.next().map(UUID::toString).orElse(null);
    }

    /** What a button of the list says: read this one, take note of it, or read all that is shown and older. */
    @Needs(Action.MANAGE_OWN_NOTICES)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        id(sent.get("read")).ifPresent(notice -> inbox.read(user.actor(), notice));
        id(sent.get("acknowledge"))
                .filter(notice -> inbox.acknowledge(user.actor(), notice))
                .ifPresent(notice -> texts.info("notice.acknowledged.done"));
        id(sent.get("readAll"))
                .ifPresent(newest -> texts.info("notice.read-all.done", inbox.readAll(user.actor(), newest)));
        bell.forget();
        load();
    }

    private NoticeCard card(NoticeRow row) {
        return new NoticeCard(
                row.id().toString(),
                row.kind(),
                title(row.kind()),
                row.reference() == null ? "" : row.reference(),
                row.report(),
                row.tenantId(),
                Stream.of(row.about(), row.areaName(), row.unitName())
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(" – ")),
                texts.get("notice.as." + row.toldAs().name()),
                row.urgent(),
                texts.time(row.createdAt(), row.zone()),
                row.createdAt().toInstant().toString(),
                row.readAt() != null,
                row.acknowledgedAt() != null);
    }

    /** A kind that this version does not know is a notice like any other. */
    private String title(String kind) {
        if (Stream.of(AlertKind.values()).anyMatch(each -> each.name().equals(kind))) {
            return texts.get("alert.kind." + kind);
        }
        return Stream.of(NoticeKind.values()).anyMatch(each -> each.name().equals(kind))
                ? texts.get("notice.kind." + kind)
                : texts.get("notice.other");
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.length() > LONGEST_ID ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isUnreadOnly() {
        return "true".equals(unread);
    }

    public boolean isNewest() {
        return id(before).isEmpty();
    }

    /** Whether anything on this page was not read. */
    public boolean isAnythingUnread() {
        return cards.stream().anyMatch(card -> !card.read());
    }

    /** The newest that is shown. */
    public String getFirst() {
        return cards.isEmpty() ? "" : cards.get(0).id();
    }

    public List<NoticeCard> getCards() {
        return cards;
    }

    public @Nullable String getNext() {
        return next;
    }

    public @Nullable String getUnread() {
        return unread;
    }

    public void setUnread(@Nullable String unread) {
        this.unread = unread;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
