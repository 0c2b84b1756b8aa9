/** {@code generate}: a city that nobody lives in, for measurements, tests and demonstrations. */
@NullMarked
package id.kentongan.launcher.generate;

import org.jspecify.annotations.NullMarked;
