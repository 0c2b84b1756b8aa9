/** Communities, and what can become of them. */
@NullMarked
package id.kentongan.chat.community.entity;

import org.jspecify.annotations.NullMarked;
