/**
 * Who people are: contacts, names, consents, and who wrote a report. Everything else knows a random number at the most.
 *
 * <ul>
 *   <li>R-VLT-1: Contacts and names shall lie in a schema of their own, which the application's role reaches only through
 *       functions that name a purpose, and enciphered with a key that the database does not know.
 *   <li>R-VLT-2: What comes with a report shall lead nobody from one report to another of the same author.
 *   <li>R-VLT-3: A contact shall lead to a person only after that person has shown that it is theirs, since anybody can
 *       write anybody's address into a report.
 *   <li>R-VLT-4: A consent shall be kept with the text that was shown, the time and the proof (UU 27/2022, articles 22
 *       and 24), and its withdrawal beside it.
 *   <li>R-VLT-5: When a person is erased, everything that was kept about them shall be gone; reports stay and are
 *       nobody's.
 * </ul>
 */
@NullMarked
package id.kentongan.core.vault;

import org.jspecify.annotations.NullMarked;
