/**
 * What surrounds the in-container suite: database, broker and Payara Micro, started by the tests themselves, on free
 * ports of the loopback address, with everything they write below {@code target/}.
 */
@NullMarked
package id.kentongan.st.container;

import org.jspecify.annotations.NullMarked;
