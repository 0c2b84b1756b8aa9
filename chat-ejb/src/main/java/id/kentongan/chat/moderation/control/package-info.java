/**
 * How a text is moderated: made plain, held against rules, scored by a linear model, decided by a table. All of it is
 * deterministic, holds no state between texts, and is bounded in time by the length of the text
 * ({@link id.kentongan.chat.moderation.control.Normaliser#LONGEST}).
 *
 * <p>{@link id.kentongan.chat.moderation.control.TextModerator} is the way in; {@code docs/operations/moderation.md}
 * tells the figures.
 */
@NullMarked
package id.kentongan.chat.moderation.control;

import org.jspecify.annotations.NullMarked;
