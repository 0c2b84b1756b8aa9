/**
 * Tests from outside, against the started jar: what a person at a terminal, a client of Open311 and an officer's browser
 * see. The jar runs with a data folder of its own below {@code target/} and on a free port.
 */
@NullMarked
package id.kentongan.st.blackbox;

import org.jspecify.annotations.NullMarked;
