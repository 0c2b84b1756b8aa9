package id.kentongan.launcher.boot;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code help}: commands, then every setting with its flag, variable and default. */
final class Help {
    private Help() {}

    static List<String> lines(Messages messages) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("help.title"));
        lines.add("");
        lines.add(messages.text("help.usage"));
        lines.add("");
        for (Verb verb : Verb.values()) {
            lines.add("  %-16s %s".formatted(verb.words(), messages.text(verb.helpKey())));
        }
        lines.add("");
        lines.add(messages.text("help.settings"));
        lines.add("");
        for (Setting setting : Setting.values()) {
            String value = setting.fallback().isEmpty() ? "" : " [" + setting.fallback() + "]";
            lines.add("  %-18s %-29s %s%s"
                    .formatted(setting.flag().orElse(""), setting.variable(), messages.text(setting.helpKey()), value));
        }
        return lines;
    }
}
