package id.kentongan.chat.moderation.entity;

/**
 * A rule has found something.
 *
 * @param start where in the original text
 * @param end behind the last character of it
 */
public record Hit(String rule, int version, RuleKind kind, String label, Severity severity, int start, int end) {}
