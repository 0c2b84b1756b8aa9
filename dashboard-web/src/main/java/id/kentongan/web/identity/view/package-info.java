/** Signing in and out, one-time links, and the door of all staff pages. */
@NullMarked
package id.kentongan.web.identity.view;

import org.jspecify.annotations.NullMarked;
