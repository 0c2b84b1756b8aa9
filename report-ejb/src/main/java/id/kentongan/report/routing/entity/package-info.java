/** What a trial of rules gives. */
@NullMarked
package id.kentongan.report.routing.entity;

import org.jspecify.annotations.NullMarked;
