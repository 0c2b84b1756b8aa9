package id.kentongan.core.organisation.entity;

/**
 * A government has joined: fired as a CDI event in the transaction that founds it, in the scope of the whole installation.
 * Modules that core does not know give it what every government starts with.
 */
public record GovernmentFounded(int tenantId) {}
