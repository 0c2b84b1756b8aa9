/**
 * Letters to people.
 *
 * <p>ML.1 - When a recipient or a subject contains a line break or another control character, the letter shall be refused:
 * it would be a header of somebody else's choice.
 *
 * <p>ML.2 - While no SMTP server is configured, letters shall go into a folder.
 *
 * <p>ML.3 - When a server does not take a letter, the log shall say so without the recipient and the text.
 */
@NullMarked
package id.kentongan.core.mail;

import org.jspecify.annotations.NullMarked;
