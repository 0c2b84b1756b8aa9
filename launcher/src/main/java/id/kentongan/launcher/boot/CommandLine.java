package id.kentongan.launcher.boot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was typed, taken apart: the verb, the settings given as flags, and the rest, which is the verb's own business.
 * {@code --name value} and {@code --name=value} mean the same.
 */
public record CommandLine(Verb verb, Map<Setting, String> flags, List<String> rest) {
    public CommandLine {
        flags = Map.copyOf(flags);
        rest = List.copyOf(rest);
    }

    public static CommandLine parse(List<String> words, Messages messages) {
        if (words.isEmpty()) {
            return new CommandLine(Verb.HELP, Map.of(), List.of());
        }
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        List<String> rest = new ArrayList<>();
        List<String> command = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            Setting setting = word.startsWith("--") ? settingOf(name) : null;
            if (setting != null) {
                if (word.length() > name.length()) {
                    flags.put(setting, word.substring(name.length() + 1));
                } else if (i + 1 < words.size()) {
                    flags.put(setting, words.get(++i));
                } else {
                    throw messages.refusal("flag-without-value", word);
                }
            } else if (!word.startsWith("-") && needsMore(command)) {
                command.add(word);
            } else {
                rest.add(word);
            }
        }
        if (rest.contains("--help") || rest.contains("-h")) {
            return new CommandLine(Verb.HELP, flags, List.of());
        }
        String typed = String.join(" ", command);
        Verb verb = Verb.of(typed)
                .orElseThrow(
                        () -> messages.refusal("unknown-command", typed.isEmpty() ? String.join(" ", words) : typed));
        return new CommandLine(verb, flags, rest);
    }

    private static boolean needsMore(List<String> command) {
        return command.isEmpty() || (command.size() == 1 && Verb.opensPair(command.get(0)));
    }

    private static @org.jspecify.annotations.Nullable Setting settingOf(String flag) {
        for (Setting setting : Setting.values()) {
            if (setting.flag().filter(flag::equals).isPresent()) {
                return setting;
            }
        }
        return null;
    }
}
