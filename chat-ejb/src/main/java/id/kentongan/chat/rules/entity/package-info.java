/** Rules with who wrote them, and what a trial found. */
@NullMarked
package id.kentongan.chat.rules.entity;

import org.jspecify.annotations.NullMarked;
