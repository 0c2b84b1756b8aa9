package id.kentongan.report.verification.boundary;

import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody else was faster: nobody has to look at it any more, or it is not what was shown. */
@ApplicationException(rollback = true)
public class NotWaiting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Last last;

    /**
     * The last line of its history.
     *
     * @param officer by name; null when time or a citizen did it
     */
    public record Last(
            ReportStatus status,
            ReportEventType type,
            OffsetDateTime at,
            @Nullable String officer,
            @Nullable String unitName) {}

    public NotWaiting(Last last) {
        super("not waiting: " + last.type());
        this.last = last;
    }

    public Last last() {
        return last;
    }
}
