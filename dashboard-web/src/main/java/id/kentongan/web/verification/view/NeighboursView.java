package id.kentongan.web.verification.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.verification.boundary.NeighbourItem;
import id.kentongan.report.verification.boundary.NeighbourPage;
import id.kentongan.report.verification.boundary.NotWaiting;
import id.kentongan.report.verification.boundary.OwnReport;
import id.kentongan.report.verification.boundary.VerificationVotes;
import id.kentongan.report.verification.entity.QueuePlace;
import id.kentongan.report.verification.entity.QueueQuery;
import id.kentongan.report.verification.entity.Vote;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /verification/neighbours.xhtml?after=…}: what community verifiers see and say. */
@Named
@RequestScoped
public class NeighboursView {

    private static final int PAGE = 20;

    /** A report as neighbours see it. */
    public record Card(
            String ticket,
            String category,
            String area,
            String words,
            String address,
            String receivedAt,
            String said) {}

    private @Nullable String after;
    private List<Card> cards = List.of();
    private @Nullable String next;

    @Inject
    private VerificationVotes votes;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.VOTE_ON_REPORT)
    public void load() {
        town().ifPresent(town -> {
            NeighbourPage page = votes.list(
                    user.actor(),
                    new QueueQuery(
                            town.id(), null, null, QueuePlace.parse(after).orElse(null), PAGE));
            cards = page.items().stream().map(item -> card(item, town)).toList();
            next = page.next() == null ? null : page.next().text();
        });
    }

    private Card card(NeighbourItem item, Tenant town) {
        return new Card(
                item.ticket(),
                texts.choose(item.category().nameId(), item.category().nameEn()),
                item.areaName(),
                item.words(),
                item.address() == null ? "" : item.address(),
                texts.time(item.receivedAt(), town.zone()),
                item.vote() == null ? "" : texts.get("neighbours." + item.vote()));
    }

    /** Says what the button says; nothing when none was pressed. */
    @Needs(Action.VOTE_ON_REPORT)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String what = sent.getOrDefault("vote", "");
        String ticket = what.substring(what.indexOf(':') + 1);
        String reason = sent.getOrDefault("reason-" + ticket, "").strip();
        Optional<Vote> vote = Stream.of(Vote.values())
                .filter(each -> what.startsWith(each.name() + ":"))
                .findFirst();
        if (vote.isPresent() && town().isPresent()) {
            try {
                votes.vote(
                        user.actor(),
                        town().get().id(),
                        ticket,
                        vote.get(),
                        reason.isEmpty() || reason.length() > VerificationVotes.LONGEST_REASON ? null : reason);
                texts.info("neighbours.thanks", ticket);
            } catch (OwnReport e) {
                texts.refuse("neighbours.own", ticket);
            } catch (NotWaiting e) {
                texts.refuse("verification.outcome.CHANGED", ticket);
            } catch (UnknownTicket e) {
                texts.refuse("report.unknown", ticket);
            }
        }
        load();
    }

    private Optional<Tenant> town() {
        return user.actor().posts().stream()
                .filter(post ->
                        Access.may(user.actor(), Action.VOTE_ON_REPORT, Matter.in(post.tenantId(), post.area())))
                .map(Post::tenantId)
                .findFirst()
                .flatMap(directory::tenant);
    }

    public List<Vote> getVotes() {
        return List.of(Vote.values());
    }

    public List<Card> getCards() {
        return cards;
    }

    public @Nullable String getNext() {
        return next;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }
}
