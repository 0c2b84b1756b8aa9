package id.kentongan.chat.moderation.entity;

import java.util.List;

/**
 * Why a text scores as it does for one label: {@code bias} and the values of all contributions add up to {@code logit}.
 *
 * @param probability of the label, the logistic function of {@code logit}
 * @param contributions the strongest first, whichever way they speak
 */
public record Explanation(
        String label, double probability, double logit, double bias, List<Contribution> contributions) {

    public Explanation {
        contributions = List.copyOf(contributions);
    }

    /** The strongest contributions that speak for the label. */
    public List<Contribution> top(int most) {
        return contributions.stream().filter(c -> c.value() > 0).limit(most).toList();
    }
}
