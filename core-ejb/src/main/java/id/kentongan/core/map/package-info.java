/** The shapes of areas as maps draw them: simplified, by level, from the borders and cells that positions are judged by. */
@NullMarked
package id.kentongan.core.map;

import org.jspecify.annotations.NullMarked;
