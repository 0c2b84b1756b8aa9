package id.kentongan.chat.talk.entity;

import id.kentongan.core.organisation.entity.AreaCode;

/**
 * A citizen who may be in rooms.
 *
 * @param tenantId the government at home
 * @param home the kelurahan, or the RW, that they have said
 */
public record Neighbour(int tenantId, Speaker speaker, AreaCode kelurahan, AreaCode home) {

    /** Whether something of that area is theirs: of the kelurahan, or of the RW that they have said. */
    public boolean livesIn(AreaCode area) {
        return area.equals(kelurahan) || area.equals(home);
    }
}
