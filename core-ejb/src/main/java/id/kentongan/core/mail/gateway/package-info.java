/** What carries letters: an SMTP server, or a folder. */
@NullMarked
package id.kentongan.core.mail.gateway;

import org.jspecify.annotations.NullMarked;
