/**
 * Open311 GeoReport v2 at {@code /open311/v2}: other software files reports and reads their public state.
 *
 * <p>One small document model ({@link id.kentongan.web.open311.Node}) is built per answer and printed by two printers,
 * so that XML and JSON never differ. Everything that comes in is bounded and checked before the intake sees it; every
 * refusal, also one of the framework, has GeoReport's error shape.
 */
@NullMarked
package id.kentongan.web.open311;

import org.jspecify.annotations.NullMarked;
