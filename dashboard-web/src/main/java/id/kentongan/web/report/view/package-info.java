/** One report as an officer sees it. */
@NullMarked
package id.kentongan.web.report.view;

import org.jspecify.annotations.NullMarked;
