/** Judging, training and asking the chat's moderation from the command line, without database or server. */
@NullMarked
package id.kentongan.launcher.moderation;

import org.jspecify.annotations.NullMarked;
