/** Figures for whoever watches this node: {@code GET /api/metrics}. */
@NullMarked
package id.kentongan.web.metrics;

import org.jspecify.annotations.NullMarked;
