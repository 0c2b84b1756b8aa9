/** What stands around every page: the menu, how a page looks and answers to keys, where somebody is. */
@NullMarked
package id.kentongan.web.frame;

import org.jspecify.annotations.NullMarked;
