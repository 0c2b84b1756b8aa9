/** A real PostgreSQL for tests. */
@NullMarked
package id.kentongan.core.database;

import org.jspecify.annotations.NullMarked;
