/** Plain SQL inside the current transaction, for what JPQL cannot say: locks that skip, batches, keyset pages. */
@NullMarked
package id.kentongan.core.database.control;

import org.jspecify.annotations.NullMarked;
