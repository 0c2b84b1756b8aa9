package id.kentongan.launcher.oldreports;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.tenant.ChosenTenant;
import id.kentongan.report.entity.ReportStatus;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What was typed behind {@code reports import}.
 *
 * @param source what the other system is called; ids are unique within it
 * @param names for some fields, the column or property that holds them
 * @param categories from what stands in the file, in lower case, to a code; {@code ""} for all the rest
 * @param statuses the same for statuses
 * @param zone of times that carry none; empty for the tenant's
 * @param preset the terms of cases that are opened; empty for the tenant's
 */
record Options(
        Path file,
        Optional<String> tenant,
        String source,
        Map<Field, String> names,
        Map<String, String> categories,
        Map<String, ReportStatus> statuses,
        Optional<ZoneId> zone,
        Charset charset,
        Optional<Path> errors,
        Optional<String> preset,
        boolean dryRun,
        boolean resume,
        boolean openCases,
        boolean verified,
        boolean undated) {

    static final Set<String> FLAGS =
            Set.of(ChosenTenant.FLAG, "--source", "--map", "--category", "--status", "--zone", "--charset", "--errors");
    static final Set<String> SWITCHES = Set.of("--dry-run", "--resume", "--open-cases", "--verified", "--undated");

    private static final int LONGEST_SOURCE = 60;

    static Options of(Invocation invocation, Messages messages) {
        List<String> arguments = invocation.arguments();
        if (arguments.size() != 1) {
            throw messages.refusal("which-file");
        }
        Path file = Path.of(arguments.get(0));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw messages.refusal("unreadable-file", file.toAbsolutePath());
        }
        return new Options(
                file,
                invocation.flag(ChosenTenant.FLAG),
                source(invocation, file, messages),
                names(invocation, messages),
                categories(invocation),
                statuses(invocation, messages),
                zone(invocation, messages),
                charset(invocation, messages),
                invocation.flag("--errors").map(Path::of),
                invocation.settings().production() ? Optional.empty() : Optional.of("demo"),
                invocation.has("--dry-run"),
                invocation.has("--resume"),
                invocation.has("--open-cases"),
                invocation.has("--verified"),
                invocation.has("--undated"));
    }

    private static String source(Invocation invocation, Path file, Messages messages) {
        String name = file.getFileName().toString();
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        String source = invocation.flag("--source").map(String::strip).orElse(stem);
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            throw messages.refusal("bad-source", LONGEST_SOURCE);
        }
        return source;
    }

    private static Map<Field, String> names(Invocation invocation, Messages messages) {
        Map<Field, String> names = new EnumMap<>(Field.class);
        each(invocation, "--map", (left, right) -> {
            Field field = Field.of(left)
                    .filter(known -> !right.isEmpty())
                    .orElseThrow(() -> messages.refusal(
                            "bad-map",
                            left,
                            String.join(
                                    ", ",
                                    java.util.Arrays.stream(Field.values())
                                            .map(Field::word)
                                            .toList())));
            names.put(field, right);
        });
        return names;
    }

    private static Map<String, String> categories(Invocation invocation) {
        Map<String, String> categories = new HashMap<>();
        each(invocation, "--category", (left, right) -> {
            if (right.isEmpty()) {
                categories.put("", left);
            } else {
                categories.put(left.toLowerCase(Locale.ROOT), right);
            }
        });
        return categories;
    }

    private static Map<String, ReportStatus> statuses(Invocation invocation, Messages messages) {
        Map<String, ReportStatus> statuses = new HashMap<>();
        each(invocation, "--status", (left, right) -> {
            String name = (right.isEmpty() ? left : right).toUpperCase(Locale.ROOT);
            if (!Set.of("SUBMITTED", "COORDINATION", "RESOLVED", "REJECTED").contains(name)) {
                throw messages.refusal("bad-status", name);
            }
            statuses.put(right.isEmpty() ? "" : left.toLowerCase(Locale.ROOT), ReportStatus.valueOf(name));
        });
        return statuses;
    }

    /** Takes {@code left=right} apart; without an equals sign the right side is empty. */
    private static void each(Invocation invocation, String flag, BiConsumer<String, String> each) {
        invocation.flag(flag).map(String::lines).stream()
                .flatMap(lines -> lines)
                .forEach(pair -> {
                    int equals = pair.lastIndexOf('=');
                    each.accept(
                            (equals < 0 ? pair : pair.substring(0, equals)).strip(),
                            equals < 0 ? "" : pair.substring(equals + 1).strip());
                });
    }

    private static Optional<ZoneId> zone(Invocation invocation, Messages messages) {
        return invocation.flag("--zone").map(text -> {
            try {
                return ZoneId.of(text.strip());
            } catch (DateTimeException e) {
                throw messages.refusal(e, "bad-zone", text);
            }
        });
    }

    private static Charset charset(Invocation invocation, Messages messages) {
        return invocation
                .flag("--charset")
                .map(text -> {
                    try {
                        return Charset.forName(text.strip());
                    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                        throw messages.refusal(e, "bad-charset", text);
                    }
                })
                .orElse(StandardCharsets.UTF_8);
    }
}
