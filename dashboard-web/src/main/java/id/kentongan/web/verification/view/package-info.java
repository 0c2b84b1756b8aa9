/** Pages of those who look whether reports are reports. */
@NullMarked
package id.kentongan.web.verification.view;

import org.jspecify.annotations.NullMarked;
