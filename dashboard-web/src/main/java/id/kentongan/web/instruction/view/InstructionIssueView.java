package id.kentongan.web.instruction.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.boundary.InstructionDesk;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.report.instruction.boundary.NewInstruction;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import id.kentongan.report.instruction.entity.InstructionRoute;
import id.kentongan.report.instruction.entity.RoomSubject;
import id.kentongan.report.instruction.entity.Urgency;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /instruction/issue.xhtml?ticket=…}. What was written stays in the form until it was sent; units that were picked stay
 * picked while others are looked for.
 */
@Named
@RequestScoped
public class InstructionIssueView {

    /** Hours to read it. The first is Jakarta's rule for a governor's instruction. */
    private static final List<Integer> READ = List.of(24, 1, 6, 72, 168);

    /** Days to do it. */
    private static final List<Integer> DONE = List.of(7, 1, 3, 14, 30, 90);

    private @Nullable String ticket;

    @Inject
    private Instructions instructions;

    @Inject
    private InstructionDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    /** Looks units up, or sends what was written. */
    @Needs(Action.ISSUE_INSTRUCTION)
    public void act() throws IOException {
        if (!sent("do").equals("issue")) {
            return;
        }
        try {
            String number = desk.issue(user.actor(), wish());
            ExternalContext faces = FacesContext.getCurrentInstance().getExternalContext();
            texts.info("instruction.issued", number);
            faces.getFlash().setKeepMessages(true);
            faces.redirect(faces.getRequestContextPath() + "/instruction/show.xhtml?number=" + number);
            FacesContext.getCurrentInstance().responseComplete();
        } catch (InstructionRefused e) {
            texts.refuse("instruction.refused." + e.reason());
        }
    }

    private NewInstruction wish() {
        OffsetDateTime now = instructions.now();
        String area = sent("roomArea").strip();
        if (!area.isEmpty() && !AreaCode.isAreaCode(area)) {
            throw new InstructionRefused(Reason.ROOM_NOT_POSSIBLE);
        }
        return new NewInstruction(
                issuer().map(Unit::id).orElse(null),
                sent("subject"),
                sent("words"),
                choice(InstructionRoute.class, "route"),
                choice(Urgency.class, "urgency"),
                now.plusHours(number("acknowledge", READ)),
                now.plusDays(number("finish", DONE)),
                List.copyOf(picked()),
                Stream.of(tickets().split("[\\s,;]+"))
                        .filter(each -> !each.isEmpty())
                        .toList(),
                area.isEmpty()
                        ? null
                        : new RoomSubject(new AreaCode(area), choice(RoomSubject.Kind.class, "roomKind")));
    }

    private Optional<Unit> issuer() {
        List<Unit> all = instructions.issuers(user.actor());
        return all.stream()
                .filter(unit -> unit.id().toString().equals(sent("from")))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private Set<UUID> picked() {
        Set<UUID> picked = new LinkedHashSet<>();
        for (String each : FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .getOrDefault("pick", new String[0])) {
            try {
                picked.add(UUID.fromString(each));
            } catch (IllegalArgumentException e) {
                throw new InstructionRefused(Reason.UNIT_NOT_POSSIBLE);
            }
        }
        return picked;
    }

    /** Units to pick: those that were picked, and those that were looked for. */
    public List<Choice> getUnits() {
        List<Choice> choices = new ArrayList<>();
        Set<UUID> picked = picked();
        issuer().ifPresent(from -> {
            instructions.named(user.actor(), picked).forEach(unit -> choices.add(choice(unit, true)));
            instructions.addressees(user.actor(), from.id(), sent("text")).stream()
                    .filter(unit -> !picked.contains(unit.id()))
                    .forEach(unit -> choices.add(choice(unit, false)));
        });
        return choices;
    }

    private static Choice choice(Unit unit, boolean chosen) {
        return new Choice(unit.id().toString(), unit.name() + " (" + unit.area().value() + ")", chosen);
    }

    public List<Choice> getIssuers() {
        Optional<Unit> chosen = issuer();
        return instructions.issuers(user.actor()).stream()
                .map(unit -> new Choice(
                        unit.id().toString(),
                        unit.name(),
                        chosen.filter(unit::equals).isPresent()))
                .toList();
    }

    public List<Choice> getRoutes() {
        return choices(InstructionRoute.class, "route");
    }

    public List<Choice> getUrgencies() {
        return choices(Urgency.class, "urgency");
    }

    public List<Choice> getRoomKinds() {
        return choices(RoomSubject.Kind.class, "roomKind");
    }

    public List<Choice> getReadTerms() {
        return READ.stream()
                .map(hours -> new Choice(
                        hours.toString(), texts.get("instruction.hours", hours), hours == number("acknowledge", READ)))
                .toList();
    }

    public List<Choice> getDoneTerms() {
        return DONE.stream()
                .map(days -> new Choice(
                        days.toString(), texts.get("instruction.days", days), days == number("finish", DONE)))
                .toList();
    }

    private <E extends Enum<E>> List<Choice> choices(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .map(each -> new Choice(each.name(), "", each == choice(type, name)))
                .toList();
    }

    /** What was chosen; the first one while nothing was. */
    private <E extends Enum<E>> E choice(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(sent(name)))
                .findFirst()
                .orElse(type.getEnumConstants()[0]);
    }

    private int number(String name, List<Integer> offered) {
        return offered.stream()
                .filter(each -> each.toString().equals(sent(name)))
                .findFirst()
                .orElse(offered.get(0));
    }

    private String sent(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault(name, "");
    }

    private String tickets() {
        String written = sent("tickets");
        return written.isEmpty() && ticket != null ? ticket : written;
    }

    public String getTickets() {
        return tickets();
    }

    public String getSubject() {
        return sent("subject");
    }

    public String getWords() {
        return sent("words");
    }

    public String getText() {
        return sent("text");
    }

    public String getRoomArea() {
        return sent("roomArea");
    }

    public @Nullable String getTicket() {
        return ticket;
    }

    public void setTicket(@Nullable String ticket) {
        this.ticket = ticket;
    }
}
