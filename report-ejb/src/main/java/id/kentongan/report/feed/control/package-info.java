/** The statements behind the views of the feed. */
@NullMarked
package id.kentongan.report.feed.control;

import org.jspecify.annotations.NullMarked;
