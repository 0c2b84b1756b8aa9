/** Pages on which opening who wrote a report is asked for, decided and used. */
@NullMarked
package id.kentongan.web.reveal.view;

import org.jspecify.annotations.NullMarked;
