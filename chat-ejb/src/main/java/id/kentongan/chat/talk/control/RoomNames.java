package id.kentongan.chat.talk.control;

import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What people call the areas of rooms: an RW has a number in its kelurahan. */
@ApplicationScoped
public class RoomNames {

    private final Areas areas;

    @Inject
    public RoomNames(Areas areas) {
        this.areas = areas;
    }

    /** For the container's proxy. */
    protected RoomNames() {
        this.areas = null;
    }

    /** Such as {@code RW 003 Gambir}; the code where there is no name. */
    public String of(AreaCode area) {
        AreaCode named = area.at(Level.KELURAHAN).orElse(area);
        String name = areas.name(named).orElse(named.value());
        return area.level() == Level.RW
                ? "RW " + area.value().substring(named.value().length() + 1) + " " + name
                : name;
    }
}
