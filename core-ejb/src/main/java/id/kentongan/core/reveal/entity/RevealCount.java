package id.kentongan.core.reveal.entity;

/**
 * What became of the requests of a month.
 *
 * @param month such as {@code 2026-11}, on the government's clocks
 * @param read of the approved ones, how many were read at all
 */
public record RevealCount(String month, long requested, long approved, long refused, long waiting, long read) {}
