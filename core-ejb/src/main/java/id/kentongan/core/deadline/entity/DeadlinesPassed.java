package id.kentongan.core.deadline.entity;

import java.util.List;

/**
 * Fired synchronously inside the transaction that claimed the deadlines, under the locks of their cases. Whoever owns a
 * kind of case says what they mean.
 *
 * @param all in the order of time, at most one of each case
 */
public record DeadlinesPassed(List<DeadlinePassed> all) {

    public DeadlinesPassed {
        all = List.copyOf(all);
    }

    /**
     * Those of cases of a kind.
     *
     * @param kind such as {@code REPORT}
     */
    public List<DeadlinePassed> of(String kind) {
        return all.stream().filter(passed -> kind.equals(passed.kind())).toList();
    }
}
