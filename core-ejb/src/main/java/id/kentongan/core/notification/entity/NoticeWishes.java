package id.kentongan.core.notification.entity;

import java.util.Map;

/**
 * How a person wants to be told.
 *
 * @param paces what differs from the {@linkplain Pace#standard standard}
 */
public record NoticeWishes(Map<Row, Pace> paces, NoticeHabit habit) {

    /** Of who has wished nothing. */
    public static final NoticeWishes STANDARD = new NoticeWishes(Map.of(), NoticeHabit.STANDARD);

    /** What a wish is about. */
    public record Row(NoticeTopic topic, NoticeChannel channel) {}

    public NoticeWishes {
        paces = Map.copyOf(paces);
    }

    public Pace pace(NoticeTopic topic, NoticeChannel channel) {
        Pace wished = paces.get(new Row(topic, channel));
        return wished == null ? Pace.standard(topic, channel) : wished;
    }
}
