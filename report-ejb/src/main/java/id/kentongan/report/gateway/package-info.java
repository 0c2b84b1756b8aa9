/** What reports keep in systems that may be others tomorrow. */
@NullMarked
package id.kentongan.report.gateway;

import org.jspecify.annotations.NullMarked;
