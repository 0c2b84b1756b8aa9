/** Who may reach what from where. */
@NullMarked
package id.kentongan.core.access.boundary;

import org.jspecify.annotations.NullMarked;
