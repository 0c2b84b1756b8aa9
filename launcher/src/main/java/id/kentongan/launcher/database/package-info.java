/** PostgreSQL as the launcher sees it: the embedded one in the data folder or the configured one, and its migrations. */
@NullMarked
package id.kentongan.launcher.database;

import org.jspecify.annotations.NullMarked;
