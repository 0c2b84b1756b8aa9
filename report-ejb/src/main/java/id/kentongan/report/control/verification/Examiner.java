package id.kentongan.report.control.verification;

import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.report.entity.verification.Effect;
import id.kentongan.report.entity.verification.Examination;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.entity.verification.Submission;
import id.kentongan.report.entity.verification.VerificationRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Examines reports as they come in, in memory. */
@ApplicationScoped
public class Examiner {

    private final RuleBook rules;
    private final Senders senders;

    @Inject
    public Examiner(RuleBook rules, Senders senders) {
        this.rules = rules;
        this.senders = senders;
    }

    /** For the container's proxy. */
    protected Examiner() {
        this.rules = null;
        this.senders = null;
    }

    /**
     * What was found.
     *
     * @param verified whether the rules alone verify it
     */
    public record Finding(Set<Flag> flags, boolean verified) {}

    /**
     * Examines a report that is about to be stored.
     *
     * @param kelurahan names of the government's; asked for only when one is named
     */
    public Finding examine(
            Tenant tenant,
            Reporter reporter,
            String words,
            @Nullable String address,
            Placement.Found place,
            Supplier<List<String>> kelurahan) {
        VerificationRules known = rules.of(tenant.id());
        Senders.Seen seen = senders.note(tenant.id(), reporter, words);
        boolean named = Examination.namesPlace(words) || address != null && Examination.namesPlace(address);
        List<String> names = named ? kelurahan.get() : List.of();
        Set<Flag> flags =
                Examination.of(new Submission(words, address, place, names, seen.repeated(), seen.burst()), known);
        boolean held = flags.stream().anyMatch(flag -> known.effect(flag) == Effect.HOLD);
        return new Finding(flags, known.automatic() && !held);
    }
}
