package id.kentongan.web.administration.view;

import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.StepAction;

/**
 * A step of a ladder in the reader's language.
 *
 * @param number its place in the list, from 1
 * @param told the tier, or the key of an agency
 * @param again how often it comes again; empty if it does not
 */
public record TermLine(
        int number,
        Phase phase,
        String category,
        String priority,
        String term,
        StepAction action,
        String told,
        String again,
        String source) {}
