package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.boundary.AuditDesk;
import id.kentongan.core.administration.boundary.DutyDesk;
import id.kentongan.core.administration.boundary.StaffDesk;
import id.kentongan.core.administration.entity.StaffMember;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.MemberCard.DeputyLine;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /administration/staff.xhtml?unit=…}: who works in a unit, who stands in, who is on duty. */
@Named
@RequestScoped
public class StaffView {

    private @Nullable String unit;
    private @Nullable String words;

    private List<Unit> units = List.of();
    private @Nullable Unit current;
    private List<MemberCard> members = List.of();
    private List<TurnLine> turns = List.of();
    private List<HistoryCard> history = List.of();

    @Inject
    private StaffDesk desk;

    @Inject
    private DutyDesk duty;

    @Inject
    private AuditDesk audit;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_STAFF)
    public void load() {
        try {
            units = desk.units(user.actor(), words == null ? "" : words);
            if (units.isEmpty() && (words == null || words.isBlank())) {
                Attempts.missing();
                return;
            }
            Optional<UUID> chosen = Attempts.id(unit);
            if (chosen.isPresent()) {
                show(chosen.get());
            } else if (unit != null && !unit.isBlank()) {
                Attempts.missing();
            }
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    private void show(UUID id) {
        List<StaffMember> staff = desk.members(user.actor(), id);
        current = desk.unit(user.actor(), id);
        ZoneId zone = zone();
        members = staff.stream().map(member -> card(member, zone)).toList();
        turns = duty.rota(user.actor(), id).stream()
                .map(turn -> new TurnLine(
                        turn.id().toString(), turn.displayName(), during(turn.starts(), turn.ends(), zone)))
                .toList();
        history = HistoryCard.of(audit.ofUnit(user.actor(), id), texts, zone);
    }

    /** The unit that a form is about. */
    public UUID chosen() {
        return Attempts.id(unit).orElseThrow(() -> new NotPermitted("no unit was named"));
    }

    /** The clocks of that unit. */
    public ZoneId zoneOfChosen() {
        current = desk.unit(user.actor(), chosen());
        return zone();
    }

    private ZoneId zone() {
        return Optional.ofNullable(current)
                .flatMap(known -> directory.tenant(known.tenantId()))
                .map(Tenant::zone)
                .orElse(ZoneId.of("Asia/Jakarta"));
    }

    private MemberCard card(StaffMember member, ZoneId zone) {
        return new MemberCard(
                member.membershipId().toString(),
                member.personId().toString(),
                member.displayName(),
                member.userName() == null ? "" : member.userName(),
                texts.role(member.role()),
                texts.time(member.from(), zone),
                time(member.until(), zone),
                member.disabled(),
                member.over(),
                member.deputies().stream()
                        .map(deputy -> new DeputyLine(
                                deputy.id().toString(),
                                deputy.displayName(),
                                during(deputy.from(), deputy.until(), zone),
                                deputy.reason()))
                        .toList());
    }

    private String during(OffsetDateTime from, OffsetDateTime until, ZoneId zone) {
        return texts.get("staff.during", texts.time(from, zone), texts.time(until, zone));
    }

    private String time(@Nullable OffsetDateTime at, ZoneId zone) {
        return at == null ? "" : texts.time(at, zone);
    }

    // ------------------------------------------------------------ what the page shows

    public List<Unit> getUnits() {
        return units;
    }

    public @Nullable Unit getCurrent() {
        return current;
    }

    public List<MemberCard> getMembers() {
        return members;
    }

    /** Members of today, for the choice of who is on duty. */
    public List<MemberCard> getPresent() {
        return members.stream().filter(member -> !member.over()).toList();
    }

    public List<TurnLine> getTurns() {
        return turns;
    }

    public List<HistoryCard> getHistory() {
        return history;
    }

    /** Roles that fit the unit; while a postback is being read all of them, since the desk decides. */
    public List<Role> getRoles() {
        Unit known = current;
        return Stream.of(Role.values())
                .filter(each -> known == null || each.fits(known.tier()))
                .toList();
    }

    /** While a postback is being read, before anything is loaded, the forms must be there to be heard. */
    public boolean isChangeOffered() {
        return Optional.ofNullable(current)
                .map(known -> StaffDesk.may(user.actor(), Action.CHANGE_STAFF, known))
                .orElse(Attempts.hearing());
    }

    public boolean isDutyOffered() {
        return Optional.ofNullable(current)
                .map(known -> StaffDesk.may(user.actor(), Action.PLAN_DUTY, known))
                .orElse(Attempts.hearing());
    }

    public boolean isHearing() {
        return Attempts.hearing();
    }

    public @Nullable String getUnit() {
        return unit;
    }

    public void setUnit(@Nullable String unit) {
        this.unit = unit;
    }

    /** Empty without words: a link cannot carry nothing. */
    public String getWords() {
        return words == null ? "" : words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }
}
