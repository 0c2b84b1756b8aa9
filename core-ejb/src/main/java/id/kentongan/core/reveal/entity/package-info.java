/** Requests to open who wrote a report, and what became of them. */
@NullMarked
package id.kentongan.core.reveal.entity;

import org.jspecify.annotations.NullMarked;
