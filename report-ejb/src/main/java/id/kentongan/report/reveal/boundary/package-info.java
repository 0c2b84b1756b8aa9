/** Where an officer asks to open who wrote a report. */
@NullMarked
package id.kentongan.report.reveal.boundary;

import org.jspecify.annotations.NullMarked;
