/** Where everybody reads what is public, newest, nearest or most supported first. */
@NullMarked
package id.kentongan.report.feed.boundary;

import org.jspecify.annotations.NullMarked;
