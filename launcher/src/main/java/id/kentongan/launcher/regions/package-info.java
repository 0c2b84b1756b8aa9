/** {@code regions import}: borders from a file into the database, whether Kentongan runs or not. */
@NullMarked
package id.kentongan.launcher.regions;

import org.jspecify.annotations.NullMarked;
