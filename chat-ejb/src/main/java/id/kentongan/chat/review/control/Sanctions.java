package id.kentongan.chat.review.control;

import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Review;
import id.kentongan.chat.room.entity.RoomChanged;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a decision does to the message and to who wrote it. Everybody in the room hears of the first as of any change. */
@ApplicationScoped
public class Sanctions {

    private final Sql sql;
    private final DatabaseClock clock;
    private final Event<RoomChanged> changed;

    @Inject
    public Sanctions(Sql sql, DatabaseClock clock, Event<RoomChanged> changed) {
        this.sql = sql;
        this.clock = clock;
        this.changed = changed;
    }

    /** For the container's proxy. */
    protected Sanctions() {
        this.sql = null;
        this.clock = null;
        this.changed = null;
    }

    /** Hides the message; what it said is kept. One that its speaker took back stays so. */
    public void hide(Review review) {
        turn(review, "HIDDEN");
    }

    /** Shows the message to everybody as it was written. */
    public void show(Review review) {
        turn(review, "SHOWN");
    }

    private void turn(Review review, String state) {
        // In the order in which everybody takes them: the room, then its message.
        long change = sql.one(
                        "update chat.room set last_change = last_change + 1 where tenant_id = ? and id = ? and exists (select"
                                + " from chat.message m where m.tenant_id = ? and m.id = ? and m.state not in ('REMOVED', ?))"
                                + " returning last_change",
                        row -> row.getLong(1),
                        review.tenantId(),
                        review.room(),
                        review.tenantId(),
                        review.messageId(),
                        state)
                .orElse(0L);
        if (change == 0) {
            return;
        }
        sql.update(
                "update chat.message set state = ?, change = ?, pinned_at = case when ? = 'SHOWN' then pinned_at end"
                        + " where tenant_id = ? and id = ?",
                state,
                change,
                state,
                review.tenantId(),
                review.messageId());
        changed.fire(new RoomChanged(review.room()));
    }

    /**
     * Silences the speaker, or puts them out, in all rooms where they go by that name.
     *
     * @param until null to lift it
     */
    public void until(Review review, Outcome outcome, @Nullable OffsetDateTime until) {
        if (!outcome.lasts()) {
            return;
        }
        String column = outcome == Outcome.MUTE ? "silenced_until" : "blocked_until";
        sql.update(
                "update chat.member set " + column + " = " + (until == null ? "?" : "greatest(" + column + ", ?)")
                        + " where tenant_id = ? and speaker = ?",
                until,
                review.tenantId(),
                review.speaker());
    }

    /** Until when another decision that stands silences or excludes the same speaker; null if none does. */
    public @Nullable OffsetDateTime otherwise(Review review, Outcome outcome) {
        return sql.one(
                        "select max(until) from chat.review where tenant_id = ? and speaker = ? and outcome = ? and id <> ?"
                                + " and until > ? and upheld is distinct from false having max(until) is not null",
                        row -> row.getObject(1, OffsetDateTime.class),
                        review.tenantId(),
                        review.speaker(),
                        outcome.name(),
                        review.id(),
                        clock.now())
                .orElse(null);
    }
}
