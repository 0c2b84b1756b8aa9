package id.kentongan.chat.moderation.entity;

/** @param share which part of the claim's rows of words stands in the text, from 0 to 1 */
public record ClaimMatch(Claim claim, double share) {}
