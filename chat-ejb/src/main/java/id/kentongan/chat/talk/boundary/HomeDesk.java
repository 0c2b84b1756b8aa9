package id.kentongan.chat.talk.boundary;

import id.kentongan.chat.talk.control.RoomNames;
import id.kentongan.chat.talk.control.Seats;
import id.kentongan.chat.talk.entity.Home;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.live.entity.SeatsChanged;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.Move;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where citizens say where they live and how old they are: by that they get their rooms. */
@Stateless
public class HomeDesk {

    @Inject
    private Vault vault;

    @Inject
    private Areas areas;

    @Inject
    private Tenants tenants;

    @Inject
    private RoomNames names;

    @Inject
    private Seats seats;

    @Inject
    private Event<SeatsChanged> changed;

    /** What the person has said so far. */
    public Home of(Actor actor) {
        UUID self = actor.personId();
        Optional<AreaCode> home = vault.home(self);
        return new Home(
                home.orElse(null),
                home.map(names::of).orElse(null),
                vault.ageBand(self).orElse(null));
    }

    /**
     * Says it, or says it anew; open pages hear the rooms of there from then on, and those of before no longer. How old one is one says once: to have it changed one asks for a correction.
     *
     * @param area a kelurahan or desa, or an RW of it; null to leave it
     * @param age null to leave it
     * @throws TalkRefused if no government serves the area, the last move is less than 30 days old, the age was said
     *     otherwise before, or the person is no citizen of the vault
     */
    public Home say(Actor actor, @Nullable AreaCode area, @Nullable AgeBand age) {
        UUID self = actor.personId();
        if (age != null) {
            vault.ageBand(self).filter(said -> said != age).ifPresent(said -> {
                throw new TalkRefused(Reason.AGE_SAID);
            });
            refuseUnless(vault.setAgeBand(self, age), Reason.UNKNOWN);
        }
        if (area != null) {
            boolean fits = area.level() == Level.KELURAHAN || area.level() == Level.RW;
            Optional<AreaCode> kelurahan = area.at(Level.KELURAHAN);
            refuseUnless(
                    fits
                            && kelurahan.flatMap(areas::name).isPresent()
                            && tenants.operating(area).isPresent(),
                    Reason.NO_SUCH_AREA);
            Optional<AreaCode> before = vault.home(self);
            Move move = vault.setHome(self, area);
            refuseUnless(move != Move.TOO_SOON, Reason.MOVED_LATELY);
            refuseUnless(move == Move.MOVED, Reason.UNKNOWN);
            before.filter(left -> !left.equals(area)).ifPresent(left -> seats.moved(self, left, area));
        }
        changed.fire(new SeatsChanged(Set.of(self)));
        return of(actor);
    }

    private static void refuseUnless(boolean good, Reason reason) {
        if (!good) {
            throw new TalkRefused(reason);
        }
    }
}
