package id.kentongan.core.deadline.entity;

import id.kentongan.core.organisation.entity.Tier;

/**
 * A rung of the ladder.
 *
 * @param number its place in the order of time, from 1
 * @param tier who is told
 * @param term how long after the case was opened
 * @param source where the value comes from; shown to officers
 */
public record Step(Phase phase, int number, Tier tier, StepAction action, Term term, String source) {}
