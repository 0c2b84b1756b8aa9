/** How the vault is reached: its functions, its keys. */
@NullMarked
package id.kentongan.core.vault.control;

import org.jspecify.annotations.NullMarked;
