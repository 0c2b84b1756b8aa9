package id.kentongan.web.administration.view;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.access.entity.Site;
import id.kentongan.core.administration.boundary.AuditDesk;
import id.kentongan.core.administration.boundary.DutyDesk;
import id.kentongan.core.administration.boundary.StaffDesk;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.administration.entity.Invitation;
import id.kentongan.core.administration.entity.StaffMember;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.MemberCard.DeputyLine;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
    private @Nullable String displayName;
    private @Nullable String userName;
    private @Nullable String role;
    private @Nullable String until;
    private @Nullable String why;
    private @Nullable String starts;
    private @Nullable String ends;

    private List<Unit> units = List.of();
    private @Nullable Unit current;
    private List<MemberCard> members = List.of();
    private List<TurnLine> turns = List.of();
    private List<HistoryCard> history = List.of();
    private @Nullable String link;

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
    private Attempts attempts;

    @Inject
    private Origins origins;

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
        history = audit.ofUnit(user.actor(), id).stream()
                .map(line -> history(line, texts, zone))
                .toList();
    }

    // ------------------------------------------------------------ changes

    @Needs(Action.CHANGE_STAFF)
    public void invite() {
        attempt(
                "staff.invited",
                () -> tell(desk.invite(
                        user.actor(), chosen(), wanted(), displayName == null ? "" : displayName, null, end(until))));
    }

    @Needs(Action.CHANGE_STAFF)
    public void appoint() {
        attempt(
                "staff.appointed",
                () -> desk.appoint(
                        user.actor(), chosen(), wanted(), userName == null ? "" : userName, null, end(until)));
    }

    @Needs(Action.CHANGE_STAFF)
    public void dismiss() {
        attempt("staff.dismissed", () -> desk.dismiss(user.actor(), member(), reason()));
    }

    @Needs(Action.CHANGE_STAFF)
    public void nameDeputy() {
        attempt(
                "staff.deputy-named",
                () -> desk.nameDeputy(
                        user.actor(),
                        member(),
                        userName == null ? "" : userName,
                        null,
                        Optional.ofNullable(end(until)).orElseThrow(() -> new ChangeRefused(Reason.TIMES)),
                        reason()));
    }

    @Needs(Action.CHANGE_STAFF)
    public void endDeputy() {
        attempt(
                "staff.deputy-ended",
                () -> desk.endDeputy(
                        user.actor(), Attempts.parameter("deputy").orElseThrow(() -> new ChangeRefused(Reason.OVER))));
    }

    @Needs(Action.CHANGE_STAFF)
    public void renew() {
        attempt("staff.link-made", () -> tell(desk.renew(user.actor(), member())));
    }

    @Needs(Action.CHANGE_STAFF)
    public void closeSignIn() {
        attempt("staff.closed", () -> desk.close(user.actor(), member(), true, reason()));
    }

    @Needs(Action.CHANGE_STAFF)
    public void openSignIn() {
        attempt("staff.opened", () -> desk.close(user.actor(), member(), false, reason()));
    }

    @Needs(Action.PLAN_DUTY)
    public void plan() {
        attempt(
                "duty.planned",
                () -> duty.plan(
                        user.actor(),
                        chosen(),
                        Attempts.parameter("person").orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_PERSON)),
                        moment(starts),
                        moment(ends)));
    }

    @Needs(Action.PLAN_DUTY)
    public void cancelTurn() {
        attempt(
                "duty.cancelled",
                () -> duty.cancel(
                        user.actor(),
                        desk.unit(user.actor(), chosen()).tenantId(),
                        Attempts.parameter("turn").orElseThrow(() -> new ChangeRefused(Reason.OVER))));
    }

    private void attempt(String done, Runnable change) {
        if (attempts.make(done, change)) {
            displayName = userName = until = why = starts = ends = null;
        }
        load();
    }

    private void tell(Invitation invitation) {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        String page = request.getRequestURL().toString();
        // Behind a proxy the request does not know the address that people use.
        String address = origins.address(Site.STAFF)
                .map(url -> url + request.getContextPath())
                .orElse(page.substring(0, page.indexOf(request.getServletPath())));
        link = address + "/activate.xhtml?token=" + invitation.token();
    }

    // ------------------------------------------------------------ what was entered

    private UUID chosen() {
        return Attempts.id(unit).orElseThrow(() -> new NotPermitted("no unit was named"));
    }

    private static UUID member() {
        return Attempts.parameter("member").orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_PERSON));
    }

    private Role wanted() {
        return Role.of(role == null ? "" : role).orElseThrow(() -> new ChangeRefused(Reason.ROLE_DOES_NOT_FIT));
    }

    private String reason() {
        return why == null ? "" : why;
    }

    /** The end of the day that was entered, on the unit's clocks. */
    private @Nullable Instant end(@Nullable String day) {
        try {
            return day == null || day.isBlank()
                    ? null
                    : LocalDate.parse(day.strip())
                            .plusDays(1)
                            .atStartOfDay(zoneOfChosen())
                            .toInstant();
        } catch (DateTimeException e) {
            throw new ChangeRefused(Reason.TIMES);
        }
    }

    private Instant moment(@Nullable String local) {
        try {
            return LocalDateTime.parse(local == null ? "" : local.strip())
                    .atZone(zoneOfChosen())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new ChangeRefused(Reason.TIMES);
        }
    }

    private ZoneId zoneOfChosen() {
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

    static HistoryCard history(HistoryLine line, Texts texts, ZoneId zone) {
        return new HistoryCard(
                line.id().toString(),
                texts.time(line.at(), zone),
                line.at().toInstant().toString(),
                line.who(),
                line.action(),
                line.object(),
                line.detail() == null ? "" : line.detail());
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
                .orElse(isHearing());
    }

    public boolean isDutyOffered() {
        return Optional.ofNullable(current)
                .map(known -> StaffDesk.may(user.actor(), Action.PLAN_DUTY, known))
                .orElse(isHearing());
    }

    public boolean isHearing() {
        return FacesContext.getCurrentInstance().isPostback()
                && FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    }

    /** The one-time link that was just made; shown this once. */
    public @Nullable String getLink() {
        return link;
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

    public @Nullable String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(@Nullable String displayName) {
        this.displayName = displayName;
    }

    public @Nullable String getUserName() {
        return userName;
    }

    public void setUserName(@Nullable String userName) {
        this.userName = userName;
    }

    public @Nullable String getRole() {
        return role;
    }

    public void setRole(@Nullable String role) {
        this.role = role;
    }

    public @Nullable String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }

    public @Nullable String getStarts() {
        return starts;
    }

    public void setStarts(@Nullable String starts) {
        this.starts = starts;
    }

    public @Nullable String getEnds() {
        return ends;
    }

    public void setEnds(@Nullable String ends) {
        this.ends = ends;
    }
}
