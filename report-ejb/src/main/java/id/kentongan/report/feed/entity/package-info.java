/** What is asked of the feed, and where a page ends. */
@NullMarked
package id.kentongan.report.feed.entity;

import org.jspecify.annotations.NullMarked;
