package id.kentongan.core.privacy.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.CitizenErasure;
import id.kentongan.core.privacy.control.PrivacyRequests;
import id.kentongan.core.privacy.control.PrivacyRequests.Answered;
import id.kentongan.core.privacy.entity.PrivacyRequest;
import id.kentongan.core.privacy.entity.RequestOutcome;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where privacy officers answer what people ask of their data. */
@Stateless
public class PrivacyDesk {

    private static final int LISTED = 200;
    private static final int SHORTEST = 5;

    @Inject
    PrivacyRequests requests;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    CitizenErasure accounts;

    /** Whether the menu offers it. */
    public boolean answers(Actor actor) {
        return actor.posts().stream().anyMatch(post -> may(actor, post));
    }

    /** Of the governments whose privacy officer the actor is: those that wait first, the one due first on top. */
    public List<PrivacyRequest> list(Actor actor) {
        return scope(actor).call(() -> requests.waitingFirst(LISTED));
    }

    /**
     * Answers. Of an erasure that is granted nothing of the person is left when this returns.
     *
     * @param answer {@value #SHORTEST} to {@value PrivacyRequest#LONGEST} characters; the person reads it
     * @return {@code ANSWERED} or {@code ERASED}, or why not
     */
    public RequestOutcome answer(Actor actor, UUID id, boolean granted, String answer) {
        String text = answer.strip();
        boolean shown =
                text.codePoints().allMatch(sign -> sign == '\n' || sign == '\r' || !Character.isISOControl(sign));
        if (text.length() < SHORTEST || text.length() > PrivacyRequest.LONGEST || !shown) {
            return RequestOutcome.WORDS;
        }
        Answered answered = scope(actor).call(() -> requests.answer(id, actor.personId(), granted, text));
        answered.gone()
                .ifPresent(gone -> Scope.system(Scope.Work.PEOPLE).run(() -> {
                    pseudonyms.forget(gone);
                    accounts.close(gone);
                }));
        return answered.outcome();
    }

    /** An erasure is written down for the installation, too, since people are no government's. */
    private static Scope scope(Actor actor) {
        Set<Integer> tenants = actor.posts().stream()
                .filter(post -> may(actor, post))
                .map(Post::tenantId)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!tenants.isEmpty()) {
            tenants.add(AuditTrail.INSTALLATION);
        }
        return Scope.tenants(tenants);
    }

    private static boolean may(Actor actor, Post post) {
        return Access.may(actor, Action.ANSWER_PRIVACY_REQUEST, Matter.in(post.tenantId(), post.area()));
    }
}
