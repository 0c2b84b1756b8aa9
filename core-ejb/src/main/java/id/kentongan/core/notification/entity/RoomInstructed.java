package id.kentongan.core.notification.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A unit above has given an instruction about what is talked of at a place. Fired inside the transaction that issued it;
 * whoever has rooms says so in the one of that place.
 *
 * @param id the instruction's
 * @param number as people call it
 * @param citizens whether it is about the citizens' room, else about the officers'
 */
public record RoomInstructed(
        int tenantId, UUID id, String number, AreaCode area, boolean citizens, OffsetDateTime at) {}
