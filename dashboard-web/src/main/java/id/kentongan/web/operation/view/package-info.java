/** What operators see and decide. */
@NullMarked
package id.kentongan.web.operation.view;

import org.jspecify.annotations.NullMarked;
