/** How things stand in an area right now, for the screens of control rooms: what climbs, what is urgent, who has how much. */
@NullMarked
package id.kentongan.report.situation;

import org.jspecify.annotations.NullMarked;
