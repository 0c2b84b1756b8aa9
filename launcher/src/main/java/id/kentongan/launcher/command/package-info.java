/**
 * How a subcommand plugs in: one class that implements {@link id.kentongan.launcher.command.Command}, one line in
 * {@code META-INF/services}, one constant in {@link id.kentongan.launcher.boot.Verb}.
 */
@NullMarked
package id.kentongan.launcher.command;

import org.jspecify.annotations.NullMarked;
