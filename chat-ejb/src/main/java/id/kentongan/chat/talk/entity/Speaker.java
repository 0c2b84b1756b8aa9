package id.kentongan.chat.talk.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks, as it is stored.
 *
 * @param id of a citizen the pseudonym's, 32 hexadecimal digits; of an officer or an official the person's
 * @param area where a citizen's pseudonym holds; null for others
 * @param unit for which an officer speaks, and to which an official belongs; null for a citizen
 */
public record Speaker(
        SpeakerKind kind,
        String id,
        @Nullable AreaCode area,
        @Nullable UUID unit) {

    /** By the pseudonym of a kelurahan. */
    public static Speaker citizen(AreaCode kelurahan, String pseudonym) {
        return new Speaker(SpeakerKind.CITIZEN, pseudonym, kelurahan, null);
    }

    /** For a unit. */
    public static Speaker officer(UUID unit, UUID person) {
        return new Speaker(SpeakerKind.OFFICER, person.toString(), null, unit);
    }

    /** For an RT or RW of a kelurahan's unit. */
    public static Speaker official(UUID unit, UUID person) {
        return new Speaker(SpeakerKind.OFFICIAL, person.toString(), null, unit);
    }

    public boolean citizen() {
        return kind == SpeakerKind.CITIZEN;
    }
}
