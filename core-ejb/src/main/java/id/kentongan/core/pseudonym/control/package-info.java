/** Drawing names, keeping them, making ids that nothing joins. */
@NullMarked
package id.kentongan.core.pseudonym.control;

import org.jspecify.annotations.NullMarked;
