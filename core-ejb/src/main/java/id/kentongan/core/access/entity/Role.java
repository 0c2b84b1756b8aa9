package id.kentongan.core.access.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person is to a unit, to a community or to the installation. The tier is the unit's, not the role's. */
public enum Role {
    CITIZEN,
    COMMUNITY_VERIFIER,
    COMMUNITY_MODERATOR,
    COMMUNITY_FOUNDER,
    RT_OFFICIAL,
    RW_OFFICIAL,
    /** Of a kelurahan, kecamatan, Pemkot, Pemkab or Pemprov. */
    OFFICER,
    /** Lurah, camat, wali kota, bupati, gubernur, or who acts for them. */
    HEAD,
    AGENCY_OFFICER,
    PRIVATE_RECIPIENT,
    COMMAND_CENTRE,
    MODERATOR,
    VOLUNTEER,
    AUDITOR,
    PRIVACY_OFFICER,
    /** Of the installation, without a unit; or of a unit, and then decides in its queue of verification. Reads no reports else. */
    ADMINISTRATOR;

    /**
     * Whether somebody can have this role in a unit of that tier. Citizens and communities have no posts in offices; RT and
     * RW officials, and neighbours who look at reports, belong to their kelurahan.
     */
    public boolean fits(Tier tier) {
        return switch (this) {
            case CITIZEN, COMMUNITY_MODERATOR, COMMUNITY_FOUNDER -> false;
            case COMMUNITY_VERIFIER, RT_OFFICIAL, RW_OFFICIAL -> tier == Tier.KELURAHAN;
            case AGENCY_OFFICER, PRIVATE_RECIPIENT -> tier == Tier.AGENCY;
            case COMMAND_CENTRE, AUDITOR, PRIVACY_OFFICER -> tier == Tier.PEMKOT || tier == Tier.PEMPROV;
            case OFFICER, HEAD, MODERATOR, VOLUNTEER, ADMINISTRATOR -> true;
        };
    }

    /** @return empty for a word that is no role: who has it may nothing */
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.name().equals(word)).findFirst();
    }
}
