package id.kentongan.web.instruction.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.instruction.boundary.Forwarding;
import id.kentongan.report.instruction.boundary.InstructionDesk;
import id.kentongan.report.instruction.boundary.InstructionDossier;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionNumber;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /instruction/show.xhtml?number=…}. The button that was pressed names what is done, and at which unit. */
@Named
@RequestScoped
public class InstructionShowView {

    private @Nullable String number;
    private @Nullable String photo;
    private @Nullable InstructionDossier dossier;
    private List<HopCard> tree = List.of();
    private List<StepLine> history = List.of();

    @Inject
    private Instructions instructions;

    @Inject
    private InstructionDesk desk;

    @Inject
    private InstructionCards rendering;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    /** One that the reader has nothing to do with is as unknown as one that does not exist. */
    @Needs(Action.READ_INSTRUCTION)
    public void load() throws IOException {
        try {
            InstructionDossier found = instructions.dossier(user.actor(), government(), known());
            dossier = found;
            tree = rendering.tree(user.actor(), found);
            history = rendering.history(found);
            if (!FacesContext.getCurrentInstance().isPostback()) {
                say();
            }
        } catch (InstructionRefused e) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
        }
    }

    /** Says what became of photos that were sent. */
    private void say() {
        String outcome = photo == null ? "" : photo;
        if (outcome.equals("KEPT")) {
            texts.info("instruction.photo.KEPT");
        } else if (outcome.equals("NONE") || outcome.equals(Reason.TOO_MANY_PHOTOS.name())) {
            texts.refuse("instruction.photo." + outcome);
        } else if (Stream.of(UnfitPhoto.Reason.values())
                .anyMatch(reason -> reason.name().equals(outcome))) {
            texts.refuse("filing.mistake.photo." + outcome);
        }
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.WORK_INSTRUCTION)
    public void act() throws IOException {
        ExternalContext sent = FacesContext.getCurrentInstance().getExternalContext();
        String pressed = sent.getRequestParameterMap().getOrDefault("do", "");
        String hop = pressed.substring(pressed.indexOf(':') + 1);
        try {
            act(pressed.replaceFirst(":.*", ""), hop, sent);
        } catch (InstructionRefused e) {
            texts.refuse("instruction.refused." + e.reason());
        }
        load();
    }

    private void act(String what, String hop, ExternalContext sent) {
        @Nullable String words = sent.getRequestParameterMap().get("words-" + hop);
        if (what.equals("all")) {
            desk.withdraw(user.actor(), government(), known(), words);
            texts.info("instruction.done.WITHDRAW");
            return;
        }
        Optional<HopMove> move = Stream.of(HopMove.values())
                .filter(each -> each.name().equals(what))
                .findFirst();
        if (move.isEmpty()) {
            return;
        }
        if (move.get() == HopMove.FORWARD) {
            List<UUID> units = Stream.of(sent.getRequestParameterValuesMap().getOrDefault("pick-" + hop, new String[0]))
                    .map(InstructionShowView::id)
                    .toList();
            desk.forward(user.actor(), government(), known(), id(hop), new Forwarding(units, words, null));
        } else {
            desk.move(
                    user.actor(),
                    government(),
                    known(),
                    id(hop),
                    move.get(),
                    words,
                    move.get() == HopMove.PROGRESS
                            ? percent(sent.getRequestParameterMap().get("percent-" + hop))
                            : null);
        }
        texts.info("instruction.done." + move.get());
    }

    private static @Nullable Integer percent(@Nullable String text) {
        return text == null || !text.strip().matches("[0-9]{1,3}") ? null : Integer.valueOf(text.strip());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InstructionRefused(Reason.UNKNOWN);
        }
    }

    private int government() {
        return InstructionNumber.parse(number == null ? "" : number)
                .flatMap(known -> areas.tenants().stream()
                        .filter(tenant -> tenant.code().equals(known.tenantCode()))
                        .findFirst())
                .map(Tenant::id)
                .orElse(0);
    }

    private String known() {
        return InstructionNumber.parse(number == null ? "" : number)
                .map(InstructionNumber::value)
                .orElse("");
    }

    public @Nullable InstructionDossier getDossier() {
        return dossier;
    }

    public @Nullable Instruction getInstruction() {
        return dossier == null ? null : dossier.instruction();
    }

    public List<HopCard> getTree() {
        return tree;
    }

    public List<StepLine> getHistory() {
        return history;
    }

    /** Time of the place where it is done. */
    public String when(@Nullable OffsetDateTime time) {
        return time == null || dossier == null
                ? ""
                : texts.time(time, rendering.zone(dossier.instruction().tenantId()));
    }

    /** Name of the place whose room it is about; empty if it is about none. */
    public String getRoom() {
        return dossier == null ? "" : rendering.place(dossier.instruction());
    }

    public int getGovernment() {
        return government();
    }

    public @Nullable String getPhoto() {
        return photo;
    }

    public void setPhoto(@Nullable String photo) {
        this.photo = photo;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }
}
