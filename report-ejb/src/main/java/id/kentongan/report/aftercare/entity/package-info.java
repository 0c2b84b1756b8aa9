/** What can stand in the way. */
@NullMarked
package id.kentongan.report.aftercare.entity;

import org.jspecify.annotations.NullMarked;
