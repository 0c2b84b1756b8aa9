/** Pages of administrators and auditors. */
@NullMarked
package id.kentongan.web.administration.view;

import org.jspecify.annotations.NullMarked;
