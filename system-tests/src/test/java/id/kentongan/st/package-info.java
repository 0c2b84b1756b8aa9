/** The house's own rules as tests: what the layout may be, and what every file must have. */
@NullMarked
package id.kentongan.st;

import org.jspecify.annotations.NullMarked;
