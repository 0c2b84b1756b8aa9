/** Exports over HTTP: read quickly, sent at the client's pace. */
@NullMarked
package id.kentongan.web.export;

import org.jspecify.annotations.NullMarked;
