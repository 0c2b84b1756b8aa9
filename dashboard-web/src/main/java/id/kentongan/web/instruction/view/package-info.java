/** Instructions as officers see them: lists, the form, and the tree of one. */
@NullMarked
package id.kentongan.web.instruction.view;

import org.jspecify.annotations.NullMarked;
