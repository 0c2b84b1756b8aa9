package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ChangedMeanwhile;
import id.kentongan.report.followup.boundary.Dossier;
import id.kentongan.report.followup.boundary.FilledTemplate;
import id.kentongan.report.followup.boundary.FollowUps;
import id.kentongan.report.followup.boundary.InvalidMove;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.Moved;
import id.kentongan.report.followup.boundary.NotYourMove;
import id.kentongan.report.followup.boundary.ReportMoves;
import id.kentongan.report.followup.boundary.Targets;
import id.kentongan.report.followup.boundary.Templates;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an officer does with the report on the page. One form; the button that was pressed names the move. */
@Named
@RequestScoped
public class ReportMovesView {

    private static final String NOTHING = "";
    private static final int LONGEST_WORDS = 2_000;

    @Inject
    private ReportMoves moves;

    @Inject
    private FollowUps followUps;

    @Inject
    private ReportShowView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Inject
    private PublicReports reports;

    @Inject
    private Templates templates;

    private @Nullable List<Choice> categories;
    private @Nullable Targets targets;
    private @Nullable List<FilledTemplate> offered;
    private @Nullable Move filling;
    private String filled = NOTHING;

    /** Makes the move whose button was pressed, or fills in its words by a template. */
    @Needs(Action.WORK_REPORT)
    public void make() throws IOException {
        ExternalContext browser = FacesContext.getCurrentInstance().getExternalContext();
        Map<String, String> sent = browser.getRequestParameterMap();
        @Nullable Move move = move(sent.get("move"));
        if (move == null) {
            fill(sent);
            return;
        }
        String ticket = page.getTicket() == null ? NOTHING : page.getTicket();
        try {
            Moved moved = moves.move(user.actor(), Acceptance.tenantId(page.getTenant()), ticket, wish(move, sent));
            Unit to = moved.to();
            if (to == null) {
                texts.info("report.moved", moved.ticket(), texts.get("report.status." + moved.status()));
            } else {
                texts.info("report.moved.to", moved.ticket(), to.name());
            }
        } catch (ChangedMeanwhile e) {
            String who = e.last().officer();
            texts.refuse("report.changed", who == null ? texts.get("report.changed.clock") : who);
        } catch (NotYourMove e) {
            texts.refuse("report.move.not-yours");
        } catch (InvalidMove e) {
            e.flaws().forEach(flaw -> texts.refuse("move.flaw." + flaw));
        } catch (UnknownTicket e) {
            texts.refuse("report.unknown", ticket);
        }
        page.reload();
    }

    private static @Nullable Move move(@Nullable String name) {
        return Stream.of(Move.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whoever writes reads the words before the move is made; what stood there before stays above them. */
    private void fill(Map<String, String> sent) throws IOException {
        @Nullable Move move = move(sent.get("fill"));
        if (move == null) {
            return;
        }
        page.reload();
        filling = move;
        String typed = sent.getOrDefault("words-" + move, NOTHING).strip();
        String wanted = sent.getOrDefault("template-" + move, NOTHING);
        String text = getTemplates().stream()
                .filter(one -> wanted.equals(one.id() + ":" + one.language()))
                .map(FilledTemplate::text)
                .findFirst()
                .orElse(NOTHING);
        if (text.isEmpty()) {
            texts.refuse("template.none");
            filled = typed;
        } else if (typed.length() + 1 + text.length() > LONGEST_WORDS) {
            texts.refuse("template.too-long");
            filled = typed;
        } else {
            filled = typed.isEmpty() ? text : typed + "\n" + text;
        }
    }

    /** What stands in the field of a move's words. */
    public String words(Move move) {
        return move == filling ? filled : NOTHING;
    }

    /** Whether the fields of a move are shown, as HTML wants it: null if not. */
    public @Nullable String opened(Move move) {
        boolean meant = filling == null
                && Doing.of(page.getDoing()).filter(doing -> doing.opens(move)).isPresent();
        return move == filling || meant ? "open" : null;
    }

    /** Where the fields of a move stand on the page. */
    public String anchor(Move move) {
        return "#move-" + move;
    }

    /** The key that opens the fields of a move; null for none. */
    public @Nullable String key(Move move) {
        return switch (move) {
            case ASSIGN -> "d";
            case TELL -> "w";
            case PROVE, CONFIRM -> "s";
            case HAND_OVER -> "o";
            case RAISE -> "e";
            default -> null;
        };
    }

    /** Whether whoever filed the report reads the words of a move. */
    public boolean takesTemplates(Move move) {
        return takesWords(move) && (move.saidToAll() || move == Move.ASK_REPORTER);
    }

    /** What can be said again, filled in for this report. */
    public List<FilledTemplate> getTemplates() {
        if (page.dossier() == null) {
            return List.of();
        }
        if (offered == null) {
            String ticket = page.getTicket() == null ? NOTHING : page.getTicket();
            offered = templates.offered(user.actor(), Acceptance.tenantId(page.getTenant()), ticket);
        }
        return offered;
    }

    private static MoveWish wish(Move move, Map<String, String> sent) {
        String suffix = "-" + move;
        String to = sent.getOrDefault("to" + suffix, NOTHING);
        boolean person = to.startsWith("p:");
        return new MoveWish(
                move,
                number(sent.get("version")),
                sent.get("words" + suffix),
                Stream.of(CloseReason.values())
                        .filter(each -> each.name().equals(sent.get("reason" + suffix)))
                        .findFirst()
                        .orElse(null),
                sent.get("duplicate" + suffix),
                person ? id(to.substring(2)) : null,
                person ? null : id(to),
                sent.get("category" + suffix));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What can be done now, in the order of the workflow; accepting has a button of its own. */
    public List<Move> getPossible() {
        Dossier dossier = page.dossier();
        return dossier == null
                ? List.of()
                : dossier.moves().stream().filter(move -> move != Move.ACCEPT).toList();
    }

    public int getVersion() {
        Dossier dossier = page.dossier();
        return dossier == null ? 0 : dossier.version();
    }

    /** Why a report is closed of which nothing was done. */
    public List<CloseReason> getReasons() {
        return Stream.of(CloseReason.values())
                .filter(reason -> reason.status() == ReportStatus.REJECTED)
                .toList();
    }

    public boolean asksFor(Move move, String need) {
        return move.needs(Move.Need.valueOf(need));
    }

    /** Whether words can be said though they need not be. */
    public boolean takesWords(Move move) {
        return switch (move) {
            case VERIFY, TAKE_ON, START, RESUME, ACCEPT -> false;
            default -> true;
        };
    }

    /** What else the report could be, in the words of the user's language. */
    public List<Choice> getCategories() {
        if (page.dossier() == null) {
            return List.of();
        }
        if (categories == null) {
            categories = reports.categories(Acceptance.tenantId(page.getTenant())).stream()
                    .filter(category -> !category.retired())
                    .map(category -> new Choice(category.code(), texts.choose(category.nameId(), category.nameEn())))
                    .toList();
        }
        return categories;
    }

    /** Something to choose from. */
    public record Choice(String code, String name) {}

    public List<Targets.Colleague> getColleagues() {
        return targets().colleagues();
    }

    public List<Unit> getUnits() {
        return targets().units();
    }

    private Targets targets() {
        if (page.dossier() == null) {
            return new Targets(List.of(), List.of());
        }
        if (targets == null) {
            String ticket = page.getTicket() == null ? NOTHING : page.getTicket();
            targets = followUps.targets(user.actor(), Acceptance.tenantId(page.getTenant()), ticket);
        }
        return targets;
    }
}
