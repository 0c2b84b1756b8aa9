package id.kentongan.core.access.entity;

import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tier;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The one place that decides. Who refuses answers as if the object did not exist; whether it does, nobody learns who may
 * not know.
 */
public final class Access {

    private Access() {}

    /**
     * Whether the actor may do this to that: in one of the actor's posts, or as everybody may. What one may about oneself
     * is decided by looking for one's own things only.
     */
    public static boolean may(Actor actor, Action action, Matter matter) {
        return action.isOpen()
                || action.isOwn()
                || actor.posts().stream()
                        .anyMatch(post -> action.relations(post.role()).contains(post.to(matter)))
                || actor.administrator()
                        && matter.tenantId() == Matter.INSTALLATION
                        && action.relations(Role.ADMINISTRATOR).contains(Relation.INSTALLATION);
    }

    /** The actor's units with which the actor may do this, such as reading their boards. */
    public static Set<UUID> unitsOf(Actor actor, Action action) {
        return actor.posts().stream()
                .filter(post -> may(actor, action, new Matter(post.tenantId(), post.area(), post.unit())))
                .map(Post::unit)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the actor has a board or rooms to hear of: then an open page of theirs may listen. */
    public static boolean listens(Actor actor) {
        return !unitsOf(actor, Action.HEAR_BOARD).isEmpty()
                || !unitsOf(actor, Action.READ_ROOM).isEmpty();
    }

    /**
     * Where the actor may do this to whatever happens there, one entry for each government and area. An agency answers for
     * what it is given and for no area.
     */
    public static Set<Ground> groundOf(Actor actor, Action action) {
        Set<Ground> grounds = new HashSet<>();
        for (Post post : actor.posts()) {
            Set<Relation> relations = action.relations(post.role());
            boolean below = relations.contains(Relation.CHILD);
            boolean undivided = post.area().level().compareTo(Level.KELURAHAN) >= 0;
            if (post.tier() != Tier.AGENCY && (below || undivided && relations.contains(Relation.OWN))) {
                grounds.add(new Ground(post.tenantId(), post.area()));
                if (below) {
                    post.takenOver().forEach(area -> grounds.add(new Ground(post.tenantId(), area)));
                }
            }
            if (post.tier() == Tier.PEMPROV && relations.contains(Relation.OVERSEEN)) {
                post.overseen().forEach(tenant -> grounds.add(new Ground(tenant, post.area())));
            }
        }
        return Set.copyOf(grounds);
    }
}
