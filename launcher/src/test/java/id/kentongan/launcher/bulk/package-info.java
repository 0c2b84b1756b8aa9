/** What the tests of making and bringing in reports share. */
@NullMarked
package id.kentongan.launcher.bulk;

import org.jspecify.annotations.NullMarked;
