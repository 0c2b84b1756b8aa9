package id.kentongan.core.operation.entity;

/**
 * Fired by the clockwork about every second on every node, outside of any transaction, for modules that core does not
 * know. Whoever observes it finds in the database what there is to do, and does it in transactions of its own.
 */
public record SecondPassed() {}
