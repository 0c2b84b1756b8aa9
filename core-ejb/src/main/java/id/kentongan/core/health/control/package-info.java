/** What a node knows of its machine. */
@NullMarked
package id.kentongan.core.health.control;

import org.jspecify.annotations.NullMarked;
