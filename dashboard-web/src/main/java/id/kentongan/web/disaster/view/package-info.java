/** Disaster mode: the page on which it is declared, and the words about it on every other. */
@NullMarked
package id.kentongan.web.disaster.view;

import org.jspecify.annotations.NullMarked;
