@NullMarked
package id.kentongan.report.followup.entity;

import org.jspecify.annotations.NullMarked;
