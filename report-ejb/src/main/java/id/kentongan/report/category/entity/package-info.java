/** What a change of a category is, and why it is refused. */
@NullMarked
package id.kentongan.report.category.entity;

import org.jspecify.annotations.NullMarked;
