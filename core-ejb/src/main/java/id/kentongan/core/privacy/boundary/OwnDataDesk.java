package id.kentongan.core.privacy.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.privacy.control.PrivacyRequests;
import id.kentongan.core.privacy.entity.OwnData;
import id.kentongan.core.privacy.entity.OwnData.LocalName;
import id.kentongan.core.privacy.entity.PrivacyRequest;
import id.kentongan.core.privacy.entity.RequestKind;
import id.kentongan.core.privacy.entity.RequestOutcome;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import id.kentongan.core.reveal.control.Notices;
import id.kentongan.core.vault.control.People;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Purpose;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where people meet their own data. Whatever is read or changed here is that of who is signed in, and in the audit. */
@Stateless
public class OwnDataDesk {

    private static final Scope PEOPLE = Scope.system(Scope.Work.PEOPLE);

    @Inject
    People people;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    PrivacyRequests requests;

    @Inject
    Notices notices;

    @Inject
    Areas areas;

    @Inject
    AuditTrail audit;

    /**
     * Everything that is kept.
     *
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node does not have the key that it was kept with
     */
    public OwnData read(Actor actor) {
        UUID self = actor.personId();
        return PEOPLE.call(() -> new OwnData(
                Stream.of(ContactKind.values())
                        .flatMap(kind -> people.address(Purpose.RIGHTS, self, kind).stream())
                        .toList(),
                people.ageBand(self),
                people.home(self),
                people.consents(Purpose.RIGHTS, self),
                names(self),
                requests.own(self),
                notices.own(self)));
    }

    /** The same, to take along (UU 27/2022, article 13): the audit says that it left. */
    public OwnData takeAlong(Actor actor) {
        OwnData data = read(actor);
        PEOPLE.run(() -> audit.record(
                AuditTrail.INSTALLATION, actor.personId(), "OWN_DATA_EXPORTED", "person:" + actor.personId(), null));
        return data;
    }

    /**
     * Withdraws one of the actor's consents.
     *
     * @return false if there is none of that number in force
     */
    public boolean withdraw(Actor actor, UUID consentId) {
        UUID self = actor.personId();
        return PEOPLE.call(() -> people.consents(Purpose.RIGHTS, self).stream()
                .filter(consent -> consent.id().equals(consentId) && consent.withdrawnAt() == null)
                .findFirst()
                .map(consent -> people.withdraw(self, consent.tenantId(), consent.topic()))
                .orElse(false));
    }

    /**
     * Asks a government for something.
     *
     * @param words at most {@value PrivacyRequest#LONGEST} characters; may be empty for an erasure alone
     * @return {@code ASKED}, or why not
     */
    public RequestOutcome ask(Actor actor, int tenantId, RequestKind kind, String words) {
        String text = words.strip();
        boolean shown =
                text.codePoints().allMatch(sign -> sign == '\n' || sign == '\r' || !Character.isISOControl(sign));
        if (text.length() > PrivacyRequest.LONGEST || !shown || text.length() < 5 && kind != RequestKind.ERASURE) {
            return RequestOutcome.WORDS;
        }
        return PEOPLE.call(() -> requests.ask(UUID.randomUUID(), actor.personId(), tenantId, kind, text));
    }

    private List<LocalName> names(UUID self) {
        return pseudonyms.all(self).stream()
                .map(place -> new LocalName(
                        place.tenantId(),
                        place.area().value(),
                        areas.name(place.area()).orElse(place.area().value()),
                        place.name()))
                .toList();
    }
}
