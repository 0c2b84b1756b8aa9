package id.kentongan.web.instruction.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.report.instruction.boundary.InstructionBox;
import id.kentongan.report.instruction.boundary.InstructionFilter;
import id.kentongan.report.instruction.boundary.InstructionPage;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /instruction/list.xhtml?box=…&filter=…&before=…} */
@Named
@RequestScoped
public class InstructionListView {

    private static final int PAGE = 20;

    private @Nullable String box;
    private @Nullable String filter;
    private @Nullable String before;
    private List<InstructionCard> cards = List.of();
    private @Nullable String next;

    @Inject
    private Instructions instructions;

    @Inject
    private InstructionCards rendering;

    @Inject
    private CurrentUser user;

    @Needs(Action.READ_INSTRUCTION)
    public void load() {
        InstructionPage page = instructions.page(user.actor(), chosenBox(), chosenFilter(), id(before), PAGE);
        cards = page.rows().stream().map(rendering::line).toList();
        next = page.next().map(UUID::toString).orElse(null);
    }

    private InstructionBox chosenBox() {
        return Stream.of(InstructionBox.values())
                .filter(each -> each.name().equals(box))
                .findFirst()
                .orElse(InstructionBox.RECEIVED);
    }

    private InstructionFilter chosenFilter() {
        return Stream.of(InstructionFilter.values())
                .filter(each -> each.name().equals(filter))
                .findFirst()
                .orElse(InstructionFilter.OPEN);
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** From which side one can look, and from which one does. */
    public List<Choice> getBoxes() {
        return Stream.of(InstructionBox.values())
                .map(each -> new Choice(each.name(), "", each == chosenBox()))
                .toList();
    }

    public List<Choice> getFilters() {
        return Stream.of(InstructionFilter.values())
                .map(each -> new Choice(each.name(), "", each == chosenFilter()))
                .toList();
    }

    /** Whether the reader can give instructions. */
    public boolean isIssuer() {
        return user.isSignedIn()
                && !Access.unitsOf(user.actor(), Action.ISSUE_INSTRUCTION).isEmpty();
    }

    public List<InstructionCard> getCards() {
        return cards;
    }

    public @Nullable String getNext() {
        return next;
    }

    public String getBox() {
        return chosenBox().name();
    }

    public void setBox(@Nullable String box) {
        this.box = box;
    }

    public String getFilter() {
        return chosenFilter().name();
    }

    public void setFilter(@Nullable String filter) {
        this.filter = filter;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
