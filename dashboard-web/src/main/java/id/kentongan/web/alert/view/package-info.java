/** What my unit was told. */
@NullMarked
package id.kentongan.web.alert.view;

import org.jspecify.annotations.NullMarked;
