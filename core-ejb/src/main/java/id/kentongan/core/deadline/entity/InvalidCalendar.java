package id.kentongan.core.deadline.entity;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A calendar that cannot be read or put in force, with everything that is wrong. */
@ApplicationException(rollback = true)
public class InvalidCalendar extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CalendarFlaw> flaws;

    public InvalidCalendar(List<CalendarFlaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public List<CalendarFlaw> flaws() {
        return flaws;
    }
}
