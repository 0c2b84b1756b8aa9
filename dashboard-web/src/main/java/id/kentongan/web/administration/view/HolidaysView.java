package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.deadline.entity.CalendarFile;
import id.kentongan.core.deadline.entity.CalendarFlaw;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.InvalidCalendar;
import id.kentongan.core.edition.boundary.DraftDesk;
import id.kentongan.core.escalation.boundary.CalendarDesk;
import id.kentongan.core.escalation.boundary.CalendarTrial;
import id.kentongan.core.time.OfficeHours;
import id.kentongan.core.time.WorkingCalendar;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /administration/holidays.xhtml?tenant=JKT}: when offices do not work, or at other hours. */
@Named
@RequestScoped
public class HolidaysView extends DraftPage<CalendarLine> {

    private @Nullable CalendarTrial trial;

    @Inject
    private CalendarDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    public HolidaysView() {
        super(Action.READ_LADDER, Action.CHANGE_LADDER);
    }

    /** A line with its number in the draft, and its hours in words. */
    public record Line(int number, CalendarLine of, String hours) {}

    @Override
    protected DraftDesk<List<CalendarLine>> desk() {
        return desk;
    }

    @Needs(Action.READ_LADDER)
    public void load() {
        show();
    }

    /** Does what the button says. */
    @Needs(Action.CHANGE_LADDER)
    public void act() {
        try {
            perform();
        } catch (InvalidCalendar e) {
            refuse(e.flaws());
        }
        show();
    }

    private void refuse(List<CalendarFlaw> flaws) {
        flaws.stream()
                .limit(20)
                .forEach(flaw -> texts.refuse("holidays.flaw." + flaw.kind(), String.valueOf(flaw.line())));
    }

    @Override
    protected boolean edit(String button, Map<String, String> sent, List<CalendarLine> lines) {
        switch (button) {
            case "add" -> {
                List<CalendarFlaw> flaws = new ArrayList<>();
                CalendarFile.line(
                                lines.size() + 1,
                                Stream.of("from", "until", "kind", "name", "opens", "closes")
                                        .map(name -> sent.getOrDefault("day-" + name, "")
                                                .strip())
                                        .toList(),
                                flaws)
                        .ifPresent(lines::add);
                refuse(flaws);
                return flaws.isEmpty();
            }
            case "import" -> {
                List<CalendarLine> read = CalendarFile.read(sent.getOrDefault("file", ""));
                Set<Integer> years =
                        read.stream().map(line -> line.from().getYear()).collect(Collectors.toSet());
                // Of a line over New Year the days in a year that was not sent stay.
                List<CalendarLine> kept = List.copyOf(lines);
                for (int year : years) {
                    kept = kept.stream()
                            .flatMap(line -> line.without(year).stream())
                            .toList();
                }
                lines.clear();
                lines.addAll(kept);
                lines.addAll(read);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    @Override
    protected String words(CalendarLine line) {
        return line.from().equals(line.until())
                ? line.from() + " " + line.name()
                : line.from() + "–" + line.until() + " " + line.name();
    }

    @Override
    protected void tryOut(int tenantId) {
        trial = desk.simulate(user.actor(), tenantId);
    }

    public @Nullable CalendarTrial getTrial() {
        return trial;
    }

    public List<Line> getLines() {
        return getState() == null ? List.of() : lines(getState().current());
    }

    public List<Line> getDraft() {
        List<CalendarLine> draft = getState() == null ? null : getState().draft();
        return draft == null ? List.of() : lines(draft);
    }

    private static List<Line> lines(List<CalendarLine> lines) {
        List<Line> shown = new ArrayList<>();
        for (CalendarLine line : lines) {
            shown.add(new Line(shown.size() + 1, line, words(line.hours())));
        }
        return shown;
    }

    private static String words(@Nullable OfficeHours hours) {
        return hours == null ? "" : hours.opens() + "–" + hours.closes();
    }

    /** What is in force, to be taken along as CSV. */
    public String getCsv() {
        return getState() == null ? "" : CalendarFile.csv(getState().current());
    }

    /** The same as iCalendar. */
    public String getIcal() {
        if (getState() == null) {
            return "";
        }
        OffsetDateTime since = getState().history().isEmpty()
                ? OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                : getState().history().get(0).at();
        return CalendarFile.ical(getState().current(), chosen().domain(), since.toInstant());
    }

    /** When offices work if nothing else is said, and by which clocks. */
    public String getUsual() {
        WorkingCalendar usual = desk.usual(user.actor(), chosen().id());
        return texts.get("holidays.usual", words(usual.usual()), usual.zone().getId());
    }

    /** The years that should have been entered by now; empty if none is missing. */
    public String getMissingYears() {
        return desk.missingYears(user.actor(), chosen().id()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** The moment of a row of the trial, on the clocks of the place. */
    public String moment(OffsetDateTime at) {
        return texts.time(at, chosen().zone());
    }

    public List<CalendarLine.Kind> getKinds() {
        return List.of(CalendarLine.Kind.values());
    }
}
