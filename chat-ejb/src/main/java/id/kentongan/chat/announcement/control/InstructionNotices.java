package id.kentongan.chat.announcement.control;

import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.notification.entity.RoomInstructed;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Says in a room that somebody above has given an instruction about it; what it says is for those who carry it out. */
@ApplicationScoped
public class InstructionNotices {

    private final Rooms rooms;

    @Inject
    public InstructionNotices(Rooms rooms) {
        this.rooms = rooms;
    }

    /** For the container's proxy. */
    protected InstructionNotices() {
        this.rooms = null;
    }

    void on(@Observes RoomInstructed told) {
        rooms.postNotices(List.of(new Rooms.Notice(
                told.tenantId(),
                told.citizens() ? RoomKind.KELURAHAN : RoomKind.OFFICERS,
                told.area(),
                tier(told.area()),
                told.id(),
                "chat.notice.instruction",
                told.number(),
                told.area(),
                told.at(),
                null)));
    }

    private static Tier tier(AreaCode area) {
        return switch (area.level()) {
            case PROVINSI -> Tier.PEMPROV;
            case KOTA -> Tier.PEMKOT;
            case KECAMATAN -> Tier.KECAMATAN;
            case KELURAHAN, RW, RT -> Tier.KELURAHAN;
        };
    }
}
