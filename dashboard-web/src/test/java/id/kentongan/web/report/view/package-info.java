@NullMarked
package id.kentongan.web.report.view;

import org.jspecify.annotations.NullMarked;
