package id.kentongan.core.access.entity;

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
    /** Of the installation; has no unit, and reads no reports. */
    ADMINISTRATOR;

    /** @return empty for a word that is no role: who has it may nothing */
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.name().equals(word)).findFirst();
    }
}
