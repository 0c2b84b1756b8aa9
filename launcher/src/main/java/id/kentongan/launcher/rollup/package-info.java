/** {@code rollups reconcile}: do the counters say what the reports say? */
@NullMarked
package id.kentongan.launcher.rollup;

import org.jspecify.annotations.NullMarked;
