package id.kentongan.web.room.view;

import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.entity.Confirmation;
import id.kentongan.chat.talk.entity.MessageKind;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.chat.talk.entity.SpeakerKind;
import id.kentongan.web.alert.view.Reference;
import id.kentongan.web.language.Texts;
import id.kentongan.web.room.view.TalkLine.Sign;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts messages into words. */
@RequestScoped
public class TalkLines {

    @Inject
    private Texts texts;

    TalkLine line(MessageRow row, Seat seat, ZoneId zone) {
        return new TalkLine(
                row.seq(),
                row.change(),
                style(row, seat),
                name(row),
                texts.time(row.at(), zone),
                row.at().toInstant().toString(),
                words(row),
                remark(row),
                row.replyTo() == null ? 0 : row.replyTo(),
                row.reference() == null ? "" : row.reference(),
                row.reference() == null
                        ? ""
                        : address(
                                row.reference(),
                                seat.tenantId(),
                                !seat.speaker().citizen()),
                confirmed(row.confirmation()),
                row.photos().stream()
                        .map(photo -> "/api/v1/me/rooms/" + seat.room() + "/messages/" + row.seq() + "/photos/" + photo)
                        .toList(),
                row.place() == null
                        ? ""
                        : row.place().lat() + ", " + row.place().lon(),
                row.clarification() == null ? "" : row.clarification(),
                signs(row.reactions()));
    }

    private String confirmed(@Nullable Confirmation confirmation) {
        return confirmation == null ? "" : texts.get("talk.confirmed", confirmation.done(), confirmation.asked());
    }

    /** What scripts fill with a message that they were told. */
    TalkLine pattern() {
        return new TalkLine(0, 0, "", "", "", "", "", "", 0, "", "", "", List.of(), "", "", signs(Map.of()));
    }

    /** The page about a case, below the context; citizens have one for reports alone. */
    static String address(String number, int tenantId, boolean officer) {
        if (officer) {
            return Reference.address(tenantId, number);
        }
        return Reference.isNoReport(number) ? "" : "/kabar/" + number;
    }

    private static boolean reportable(MessageRow row, Seat seat) {
        return row.kind() == MessageKind.WORDS
                && row.reference() == null
                && seat.kind() != RoomKind.OFFICERS
                && (seat.speaker().citizen()
                        ? row.mine()
                        : seat.speaks() && seat.speaker().kind() == SpeakerKind.OFFICER);
    }

    private static String style(MessageRow row, Seat seat) {
        List<String> style = new ArrayList<>();
        boolean readable = row.state().readable();
        add(style, row.kind() == MessageKind.NOTICE, "is-notice");
        add(style, row.kind() == MessageKind.ANNOUNCEMENT, "is-announcement");
        add(style, row.speakerKind() == SpeakerKind.OFFICER, "is-office");
        add(style, row.speakerKind() == SpeakerKind.OFFICIAL, "is-official");
        add(style, row.mine(), "is-mine");
        add(style, row.pinned(), "is-pinned");
        add(style, row.state() == MessageState.BLURRED, "is-covered");
        add(style, readable && row.kind() != MessageKind.NOTICE, "is-open");
        add(style, seat.announces(), "is-pinnable");
        add(style, reportable(row, seat), "is-reportable");
        add(style, row.confirmation() != null && !row.confirmation().mine(), "is-asked");
        return String.join(" ", style);
    }

    private static void add(List<String> style, boolean holds, String word) {
        if (holds) {
            style.add(word);
        }
    }

    private String name(MessageRow row) {
        if (row.kind() == MessageKind.NOTICE) {
            return texts.get("talk.system");
        }
        return row.speakerName() == null ? texts.get("talk.gone") : row.speakerName();
    }

    private String words(MessageRow row) {
        if (row.noticeKey() != null) {
            return texts.get(noticeKey(row.noticeKey()));
        }
        return row.words() == null ? "" : row.words();
    }

    /** The sentence of a notice about a case, as it is called on this page. */
    static String noticeKey(String key) {
        return "talk.notice." + key.substring(key.lastIndexOf('.') + 1);
    }

    private String remark(MessageRow row) {
        @Nullable String key = row.state() == MessageState.SHOWN ? null : "talk.state." + row.state();
        @Nullable String edited = row.editedAt() == null ? null : "talk.edited";
        return String.join(
                " ",
                Stream.of(key, edited)
                        .filter(each -> each != null)
                        .map(each -> texts.get(each))
                        .toList());
    }

    private List<Sign> signs(Map<Reaction, Integer> counts) {
        return Stream.of(Reaction.values())
                .map(sign -> new Sign(sign.name(), texts.get("talk.sign." + sign), counts.getOrDefault(sign, 0)))
                .toList();
    }
}
