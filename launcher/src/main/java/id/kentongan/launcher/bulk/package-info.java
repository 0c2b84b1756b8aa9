/** Many rows at once, for the commands that make or bring in reports: COPY, and the regions in memory. */
@NullMarked
package id.kentongan.launcher.bulk;

import org.jspecify.annotations.NullMarked;
