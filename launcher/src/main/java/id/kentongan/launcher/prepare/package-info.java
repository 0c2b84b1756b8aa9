/** What a database needs before the application may stand on it: schemas, reference data, the first accounts. */
@NullMarked
package id.kentongan.launcher.prepare;

import org.jspecify.annotations.NullMarked;
