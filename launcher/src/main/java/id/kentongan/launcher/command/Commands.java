package id.kentongan.launcher.command;

import id.kentongan.launcher.boot.CommandLine;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Entry;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Program;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.database.DatabaseAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds the command of a verb, takes its flags apart and runs it. */
public final class Commands implements Entry {
    @Override
    public int enter(CommandLine line, Settings settings, Console console, Program program) throws Exception {
        // Libraries of the tools speak through slf4j-simple, to standard error: only what a person must read.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.org.flywaydb", "error");
        Messages messages = Messages.beside(Commands.class, settings.messages().locale());
        Command command = ServiceLoader.load(Command.class, Commands.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(c -> c.verb() == line.verb())
                .findFirst()
                .orElseThrow(
                        () -> messages.refusal("command-missing", line.verb().words()));
        List<String> words = new ArrayList<>();
        Map<String, String> flags = new HashMap<>();
        split(line.rest(), command.flags(), command.switches(), words, flags, messages);
        try (DatabaseAccess databases = new DatabaseAccess(settings, console)) {
            return command.run(
                    new Invocation(List.copyOf(words), Map.copyOf(flags), settings, console, program, databases));
        }
    }

    static void split(
            List<String> rest,
            Set<String> known,
            Set<String> switches,
            List<String> words,
            Map<String, String> flags,
            Messages messages) {
        for (int i = 0; i < rest.size(); i++) {
            String word = rest.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (switches.contains(word)) {
                flags.put(word, "");
            } else if (switches.contains(name)) {
                throw messages.refusal("switch-with-value", name);
            } else if (!known.contains(name)) {
                throw messages.refusal("unknown-flag", name);
            } else if (equals >= 0) {
                flags.merge(name, word.substring(equals + 1), (before, more) -> before + "\n" + more);
            } else if (i + 1 < rest.size()) {
                flags.merge(name, rest.get(++i), (before, more) -> before + "\n" + more);
            } else {
                throw messages.refusal("flag-without-value", name);
            }
        }
    }
}
