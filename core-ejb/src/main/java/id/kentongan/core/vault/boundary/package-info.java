/** The desks at which the vault is asked; a transaction begins here. */
@NullMarked
package id.kentongan.core.vault.boundary;

import org.jspecify.annotations.NullMarked;
