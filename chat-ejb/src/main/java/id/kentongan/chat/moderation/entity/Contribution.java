package id.kentongan.chat.moderation.entity;

/**
 * What one n-gram adds to the score of a label.
 *
 * @param ngram as the model knows it: {@code w} and words, or {@code c} and characters of one word
 * @param start where in the original text the words begin that it is part of
 * @param end behind the last character of them
 * @param value added to the logarithm of the odds; negative when it speaks against the label
 */
public record Contribution(String ngram, int start, int end, double value) {}
