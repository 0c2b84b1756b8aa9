package id.kentongan.report.verification.control;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Relation;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where somebody may do something, in words that the database can look up; {@code Access.may} is asked for each row again.
 *
 * @param areas codes
 * @param below patterns of codes
 */
record Reach(List<String> areas, List<String> below) {

    static Reach of(Actor actor, Action action, int tenantId) {
        List<String> areas = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (Post post : actor.posts()) {
            Set<Relation> relations = action.relations(post.role());
            if (post.tenantId() != tenantId || post.tier() == Tier.AGENCY) {
                continue;
            }
            if (relations.contains(Relation.OWN)) {
                areas.add(post.area().value());
            }
            if (relations.contains(Relation.CHILD)) {
                below.add(post.area().value() + ".%");
                for (AreaCode taken : post.takenOver()) {
                    areas.add(taken.value());
                    below.add(taken.value() + ".%");
                }
            }
        }
        return new Reach(List.copyOf(areas), List.copyOf(below));
    }

    boolean nowhere() {
        return areas.isEmpty() && below.isEmpty();
    }
}
