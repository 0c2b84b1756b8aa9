package id.kentongan.chat.rules.boundary;

import id.kentongan.chat.moderation.control.RuleSet;
import id.kentongan.chat.moderation.control.TextModerator;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.rules.control.RuleBook;
import id.kentongan.chat.rules.entity.OwnClaim;
import id.kentongan.chat.rules.entity.OwnRule;
import id.kentongan.chat.rules.entity.OwnRule.State;
import id.kentongan.chat.rules.entity.RuleTrial;
import id.kentongan.chat.rules.entity.RulesRefused;
import id.kentongan.chat.rules.entity.RulesRefused.Reason;
import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.text.entity.Signs;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a government writes its own rules for its rooms, beside those that are shipped. A rule proves its examples before it
 * is taken, and a severe one holds messages back, so it speaks only when a second person has agreed. Nothing is deleted.
 */
@Stateless
public class RuleDesk {

    /** Rules that a government has in force or waiting. */
    public static final int MOST = 200;

    /** Versions of one answer, and claims that a government has in force. */
    public static final int LISTED = 500;

    private static final int SHORTEST_CLAIM = 20;
    private static final int LONGEST_CLAIM = 2_000;
    private static final int LONGEST_ADDRESS = 500;

    @Inject
    private RuleBook book;

    @Inject
    private Tenants tenants;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /** Governments whose rules the actor writes. */
    public List<Tenant> governments(Actor actor) {
        return tenants.all().stream().filter(tenant -> may(actor, tenant)).toList();
    }

    /**
     * Its rules: those in force and waiting first, the newest first.
     *
     * @throws RulesRefused if the government is none of the actor's
     */
    public List<OwnRule> rules(Actor actor, int tenantId) {
        return in(actor, tenantId, () -> book.all(tenantId, LISTED));
    }

    /**
     * What a rule would have found.
     *
     * @throws RulesRefused if the government is none of the actor's
     * @throws id.kentongan.chat.moderation.entity.RuleRefused if it cannot be used, or does not prove its examples
     */
    public RuleTrial trial(Actor actor, int tenantId, ModerationRule wanted) {
        return in(actor, tenantId, () -> {
            fits(tenantId, wanted);
            TextModerator alone = new TextModerator(
                    RuleSet.compile(List.of(wanted)), book.moderator(tenantId).model());
            Instant now = clock.instant();
            List<String> said = book.lately(tenantId);
            List<String> found = said.stream()
                    .filter(words ->
                            !alone.rules().check(alone.normalise(words), now).isEmpty())
                    .toList();
            return new RuleTrial(
                    said.size(),
                    found.size(),
                    found.stream().limit(RuleTrial.MOST_EXAMPLES).toList());
        });
    }

    /**
     * Writes a rule, or another version of one. It is in force at once, unless it is severe.
     *
     * @param wanted its version is counted by the desk
     * @return where it stands
     * @throws RulesRefused if the government is none of the actor's, it has {@value #MOST}, or the id is a shipped rule's
     * @throws id.kentongan.chat.moderation.entity.RuleRefused if it cannot be used, or does not prove its examples
     */
    public State write(Actor actor, int tenantId, ModerationRule wanted) {
        return in(actor, tenantId, () -> {
            book.lock(tenantId);
            fits(tenantId, wanted);
            if (book.count(tenantId) >= MOST) {
                throw new RulesRefused(Reason.TOO_MANY);
            }
            ModerationRule next = new ModerationRule(
                    wanted.id(),
                    book.next(tenantId, wanted.id()),
                    wanted.kind(),
                    wanted.patternKind(),
                    wanted.pattern(),
                    wanted.label(),
                    wanted.severity(),
                    wanted.language(),
                    wanted.exceptions(),
                    wanted.expires(),
                    wanted.matching(),
                    wanted.passing());
            State state = next.severity() == Severity.SEVERE ? State.PROPOSED : State.ACTIVE;
            book.write(tenantId, next, state, actor.personId());
            record(actor, tenantId, "ROOM_RULE_" + state, next.id() + " " + next.version());
            return state;
        });
    }

    /**
     * A second person agrees to a severe rule.
     *
     * @throws RulesRefused if none of that id waits, or the actor wrote it
     */
    public void approve(Actor actor, int tenantId, String id) {
        in(actor, tenantId, () -> {
            book.lock(tenantId);
            OwnRule proposed =
                    book.find(tenantId, id, State.PROPOSED).orElseThrow(() -> new RulesRefused(Reason.UNKNOWN));
            if (proposed.writtenBy().equals(actor.personId())) {
                throw new RulesRefused(Reason.OWN_RULE);
            }
            book.prove(tenantId, proposed.rule());
            book.approve(tenantId, proposed, actor.personId());
            record(
                    actor,
                    tenantId,
                    "ROOM_RULE_APPROVED",
                    id + " " + proposed.rule().version());
            return id;
        });
    }

    /**
     * Takes a rule out of force, or a proposal back.
     *
     * @throws RulesRefused if there is none of that id
     */
    public void withdraw(Actor actor, int tenantId, String id) {
        in(actor, tenantId, () -> {
            book.lock(tenantId);
            if (!book.withdraw(tenantId, id, actor.personId())) {
                throw new RulesRefused(Reason.UNKNOWN);
            }
            record(actor, tenantId, "ROOM_RULE_WITHDRAWN", id);
            return id;
        });
    }

    /**
     * Claims in force, the newest first.
     *
     * @throws RulesRefused if the government is none of the actor's
     */
    public List<OwnClaim> claims(Actor actor, int tenantId) {
        return in(actor, tenantId, () -> book.claims(tenantId, LISTED));
    }

    /**
     * Enters a rumour that somebody has looked into. A message that repeats it is not hidden: it stands with the address.
     *
     * @param words as it goes round, 20 to 2,000 characters
     * @param clarification an address that begins with {@code https://}, at most {@value #LONGEST_ADDRESS} characters
     * @param expires from when on nobody is told any more; null for never
     * @return its id
     * @throws RulesRefused if it cannot be entered
     */
    public UUID enter(Actor actor, int tenantId, String words, String clarification, @Nullable OffsetDateTime expires) {
        String said = words.strip();
        String address = clarification.strip();
        return in(actor, tenantId, () -> {
            boolean fits = said.length() >= SHORTEST_CLAIM
                    && said.length() <= LONGEST_CLAIM
                    && said.codePoints().noneMatch(Signs::unfit)
                    && address.length() <= LONGEST_ADDRESS
                    && address.matches("https://[^\\s\"<>]{4,}")
                    && (expires == null || expires.isAfter(clock.now()));
            if (!fits) {
                throw new RulesRefused(Reason.CLAIM);
            }
            book.lock(tenantId);
            if (book.claims(tenantId, LISTED).size() >= LISTED) {
                throw new RulesRefused(Reason.TOO_MANY);
            }
            UUID id = book.enter(tenantId, said, address, expires, actor.personId());
            audit.record(tenantId, actor.personId(), "ROOM_CLAIM", "room-claim:" + id, address);
            return id;
        });
    }

    /**
     * Nobody is told of it any more.
     *
     * @throws RulesRefused if there is none of that id in force
     */
    public void end(Actor actor, int tenantId, UUID claim) {
        in(actor, tenantId, () -> {
            book.lock(tenantId);
            if (!book.end(tenantId, claim, actor.personId())) {
                throw new RulesRefused(Reason.UNKNOWN);
            }
            audit.record(tenantId, actor.personId(), "ROOM_CLAIM_ENDED", "room-claim:" + claim, null);
            return claim;
        });
    }

    private void fits(int tenantId, ModerationRule wanted) {
        if (RuleBook.isShipped(wanted.id())) {
            throw new RulesRefused(Reason.SHIPPED_ID);
        }
        book.prove(tenantId, wanted);
    }

    private void record(Actor actor, int tenantId, String action, String detail) {
        audit.record(tenantId, actor.personId(), action, "room-rule:" + detail.split(" ")[0], detail);
    }

    private <T> T in(Actor actor, int tenantId, Supplier<T> work) {
        if (tenants.tenant(tenantId).filter(tenant -> may(actor, tenant)).isEmpty()) {
            throw new RulesRefused(Reason.UNKNOWN);
        }
        return Scope.tenant(tenantId).call(work::get);
    }

    /** Who administers the government as a whole, not a part of it. */
    private static boolean may(Actor actor, Tenant tenant) {
        return actor.posts().stream().map(Post::tenantId).anyMatch(id -> id == tenant.id())
                && Access.may(actor, Action.CHANGE_ROOM_RULES, Matter.in(tenant.id(), tenant.area()));
    }
}
