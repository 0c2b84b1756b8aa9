/** Reports about the same thing, on an officer's page. */
@NullMarked
package id.kentongan.web.duplicate.view;

import org.jspecify.annotations.NullMarked;
