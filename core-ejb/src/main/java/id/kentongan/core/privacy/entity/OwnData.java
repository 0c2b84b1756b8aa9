package id.kentongan.core.privacy.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.reveal.entity.Notice;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.Consent;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is kept of a person who is signed in, for that person alone.
 *
 * @param addresses where they are reached
 * @param home the kelurahan or RW that they said they live in
 * @param notices that their identity was opened, unless a rule bars that they are told
 * @param names by which others see them, one for each kelurahan
 */
public record OwnData(
        List<String> addresses,
        Optional<AgeBand> ageBand,
        Optional<AreaCode> home,
        List<Consent> consents,
        List<LocalName> names,
        List<PrivacyRequest> requests,
        List<Notice> notices) {

    /**
     * A name in one kelurahan.
     *
     * @param area official code
     * @param areaName as people call it
     */
    public record LocalName(int tenantId, String area, String areaName, String name) {}
}
