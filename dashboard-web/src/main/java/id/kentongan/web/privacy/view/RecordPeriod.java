package id.kentongan.web.privacy.view;

import id.kentongan.chat.keep.entity.KeepRefused;
import id.kentongan.chat.keep.entity.KeepRefused.Reason;
import id.kentongan.core.organisation.entity.Tenant;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Days as people fill them in. */
final class RecordPeriod {

    private RecordPeriod() {}

    /**
     * The beginning of a day where the government is.
     *
     * @throws KeepRefused if it is no day
     */
    static OffsetDateTime day(Tenant government, @Nullable String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip())
                    .atStartOfDay(government.zone())
                    .toOffsetDateTime();
        } catch (DateTimeException e) {
            throw new KeepRefused(Reason.PERIOD);
        }
    }
}
