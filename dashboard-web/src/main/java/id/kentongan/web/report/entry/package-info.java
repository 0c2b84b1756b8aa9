/** The page on which officers file for somebody who calls, writes or comes. */
@NullMarked
package id.kentongan.web.report.entry;

import org.jspecify.annotations.NullMarked;
