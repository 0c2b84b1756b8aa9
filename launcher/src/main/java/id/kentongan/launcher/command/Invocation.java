package id.kentongan.launcher.command;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Program;
import id.kentongan.launcher.boot.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command gets.
 *
 * @param arguments the words after the verb that are no flags
 * @param flags the command's own flags with their values
 * @param databases opens the configured database, or the embedded one, which is started for as long as it is needed
 */
public record Invocation(
        List<String> arguments,
        Map<String, String> flags,
        Settings settings,
        Console console,
        Program program,
        Databases databases) {
    /** Whether a flag without value was given. */
    public boolean has(String name) {
        return flags.containsKey(name);
    }

    public Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }
}
