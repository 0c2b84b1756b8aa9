/** What the tests of this module share. */
@NullMarked
package id.kentongan.report;

import org.jspecify.annotations.NullMarked;
