/**
 * Tests that run inside the server, in one deployment of the built web archive. They work as the application does: with
 * its role in the database, its data source and its queues. Time passes by moving the due times of rows, because the
 * database's clock is the one that counts.
 */
@NullMarked
package id.kentongan.st.incontainer;

import org.jspecify.annotations.NullMarked;
