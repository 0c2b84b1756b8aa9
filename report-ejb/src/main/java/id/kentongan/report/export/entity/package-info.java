/** What an export consists of. */
@NullMarked
package id.kentongan.report.export.entity;

import org.jspecify.annotations.NullMarked;
