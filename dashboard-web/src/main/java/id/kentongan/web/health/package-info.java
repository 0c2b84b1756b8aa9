/** Health for whoever starts, watches and balances nodes: {@code GET /api/health}. */
@NullMarked
package id.kentongan.web.health;

import org.jspecify.annotations.NullMarked;
