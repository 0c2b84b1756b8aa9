package id.kentongan.web.administration.view;

import java.util.List;

/**
 * A government as the page shows it.
 *
 * @param changed when and by whom last; empty if by nobody
 */
public record GovernmentCard(int id, String code, String area, String name, String changed, List<StepLine> steps) {

    /** A step of the terms that its cases follow. */
    public record StepLine(String phase, String tier, String action, String term, String source) {}
}
