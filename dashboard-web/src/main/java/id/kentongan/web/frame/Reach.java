package id.kentongan.web.frame;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.util.Optional;
import java.util.function.IntFunction;

/** Of what somebody must be allowed to do a page's action, so that the menu offers the page. */
public enum Reach {
    /** Of oneself: everybody who is signed in. */
    ONESELF {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return action.isOpen() || action.isOwn();
        }
    },
    /** Of one of the own units. */
    UNIT {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return !Access.unitsOf(actor, action).isEmpty();
        }
    },
    /** Of what happens in the area of one of the own units. */
    AREA {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return actor.posts().stream()
                    .anyMatch(post -> Access.may(actor, action, Matter.in(post.tenantId(), post.area())));
        }
    },
    /** Of the whole area of the own government. */
    GOVERNMENT {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return actor.posts().stream()
                    .anyMatch(post -> governments
                            .apply(post.tenantId())
                            .filter(area -> Access.may(actor, action, Matter.in(post.tenantId(), area)))
                            .isPresent());
        }
    },
    /** Of the whole area of the own government, or of the installation. */
    GOVERNMENT_OR_INSTALLATION {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return GOVERNMENT.admits(actor, action, governments) || INSTALLATION.admits(actor, action, governments);
        }
    },
    /** Of the area of a whole city or province, or of the installation. */
    TOWN_OR_INSTALLATION {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return INSTALLATION.admits(actor, action, governments)
                    || actor.posts().stream()
                            .filter(post -> post.tier() == Tier.PEMKOT || post.tier() == Tier.PEMPROV)
                            .anyMatch(post -> Access.may(actor, action, Matter.in(post.tenantId(), post.area())));
        }
    },
    /** Of one of the own units, or of the installation. */
    UNIT_OR_INSTALLATION {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return UNIT.admits(actor, action, governments) || INSTALLATION.admits(actor, action, governments);
        }
    },
    /** Of the installation itself. */
    INSTALLATION {
        @Override
        boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments) {
            return Access.may(actor, action, Matter.installation());
        }
    };

    /** @param governments the area of a government by its number; empty for one that is not known */
    abstract boolean admits(Actor actor, Action action, IntFunction<Optional<AreaCode>> governments);
}
