package id.kentongan.web.figure.view;

import id.kentongan.report.entity.Channel;
import id.kentongan.report.rollup.entity.Period;
import id.kentongan.web.figure.Cell;
import id.kentongan.web.language.Language;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Numbers as the reader writes them; what there is not is a dash. */
@RequestScoped
public class Numbers {

    private static final String NOTHING = "–";
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    @Inject
    private Language language;

    @Inject
    private Texts texts;

    public String count(long number) {
        return NumberFormat.getIntegerInstance(language.getLocale()).format(number);
    }

    public String percent(OptionalDouble percent) {
        return percent.isEmpty() ? NOTHING : decimal(percent.getAsDouble()) + " %";
    }

    public String decimal(double number) {
        return String.format(language.getLocale(), "%.1f", number);
    }

    /** Minutes, hours or days, whichever says it shortest. */
    public String duration(OptionalLong minutes) {
        if (minutes.isEmpty()) {
            return NOTHING;
        }
        long time = minutes.getAsLong();
        if (time < 2 * HOUR) {
            return texts.get("figures.minutes", time);
        }
        return time < 2 * DAY
                ? texts.get("figures.hours", decimal((double) time / HOUR))
                : texts.get("figures.days", decimal((double) time / DAY));
    }

    public String stars(OptionalDouble mean, long ratings) {
        return mean.isEmpty() ? NOTHING : decimal(mean.getAsDouble()) + " (" + count(ratings) + ")";
    }

    public Cell countCell(long number) {
        return new Cell(count(number), (double) number, Cell.Form.COUNT);
    }

    public Cell percentCell(OptionalDouble percent) {
        return new Cell(percent(percent), percent.isEmpty() ? null : percent.getAsDouble(), Cell.Form.PERCENT);
    }

    public Cell durationCell(OptionalLong minutes) {
        return new Cell(duration(minutes), minutes.isEmpty() ? null : (double) minutes.getAsLong(), Cell.Form.MINUTES);
    }

    public Cell starCell(OptionalDouble mean, long ratings) {
        return new Cell(stars(mean, ratings), mean.isEmpty() ? null : mean.getAsDouble(), Cell.Form.DECIMAL);
    }

    public Cell decimalCell(double number) {
        return new Cell(decimal(number), number, Cell.Form.DECIMAL);
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM uuuu", language.getLocale()).format(month);
    }

    public String period(Period period) {
        return period.months() == 1 ? month(period.first()) : month(period.first()) + " – " + month(period.last());
    }

    /** The word for a channel; one that this version does not know is called as it is stored. */
    public String channel(String stored) {
        return Stream.of(Channel.values()).anyMatch(channel -> channel.name().equals(stored))
                ? texts.get("figures.channel." + stored)
                : stored;
    }

    /** The short names of the days of the week, from Monday on. */
    String day(int fromMonday) {
        Locale locale = language.getLocale();
        return DayOfWeek.of(fromMonday + 1).getDisplayName(TextStyle.SHORT, locale);
    }
}
