/** The command {@code sql}: reading the database by hand, within a role that cannot write, with a trace in the audit. */
@NullMarked
package id.kentongan.launcher.sql;

import org.jspecify.annotations.NullMarked;
