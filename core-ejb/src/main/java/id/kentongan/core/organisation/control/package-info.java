/** How areas, governments, units and borders are loaded, kept in memory and searched. */
@NullMarked
package id.kentongan.core.organisation.control;

import org.jspecify.annotations.NullMarked;
