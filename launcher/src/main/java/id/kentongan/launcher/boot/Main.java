package id.kentongan.launcher.boot;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Starts {@code kentongan.jar}. Exit codes: 0 done, 1 refused or failed with a sentence, 70 unexpected. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        Map<String, String> environment = System.getenv();
        Messages messages = Messages.beside(Main.class, localeOf(arguments, environment));
        int code;
        try {
            CommandLine line = CommandLine.parse(List.of(arguments), messages);
            code = carryOut(line, new Settings(line.flags(), environment, messages), console);
        } catch (Refusal refusal) {
            console.refuse(refusal);
            code = 1;
        }
        System.exit(code);
    }

    private static int carryOut(CommandLine line, Settings settings, Console console) {
        Messages messages = settings.messages();
        if (line.verb() == Verb.HELP) {
            Help.lines(messages).forEach(console::print);
            return 0;
        }
        if (Verb.OF_THE_SOURCES.contains(line.verb())) {
            throw messages.refusal("needs-sources", line.verb().words());
        }
        Path home = settings.home();
        try {
            makePrivate(home, messages);
            Program program = Program.unpack(ownJar(), home, messages, console);
            URLClassLoader tools = program.loader("tools");
            Thread.currentThread().setContextClassLoader(tools);
            Entry entry = program.part(tools, "id.kentongan.launcher.command.Commands", Entry.class);
            return entry.enter(line, settings, console, program);
        } catch (Refusal refusal) {
            console.refuse(refusal);
            return 1;
        } catch (Exception | LinkageError e) {
            return unexpected(e, home, messages, console);
        }
    }

    /** A full disk has a cure and is said so; anything else leaves its trace in a file and one sentence here. */
    private static int unexpected(Throwable problem, Path home, Messages messages, Console console) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                console.refuse(refusal);
                return 1;
            }
            if (String.valueOf(t.getMessage()).contains("No space left on device")) {
                console.refuse(messages.refusal(t, "disk-full-now", home));
                return 1;
            }
        }
        Path file = home.resolve("log").resolve("launcher-error.log");
        try {
            Files.createDirectories(file.getParent());
            try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, "UTF-8")) {
                out.println(Instant.now());
                problem.printStackTrace(out);
            }
            console.refuse(messages.refusal(problem, "unexpected", String.valueOf(problem.getMessage()), file));
        } catch (IOException e) {
            console.refuse(messages.refusal(problem, "unexpected-unwritten", problem.toString()));
        }
        return 70;
    }

    /** The data folder holds secrets and citizens' reports: nobody but its owner may look in. */
    static void makePrivate(Path home, Messages messages) {
        try {
            if (!Files.isDirectory(home)) {
                Files.createDirectories(home);
                if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(
                            home, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
                }
            }
            if (!Files.isWritable(home)) {
                throw messages.refusal("home-not-writable", home);
            }
        } catch (FileSystemException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                throw messages.refusal(e, "disk-full-now", home);
            }
            throw messages.refusal(e, "home-not-writable", home);
        } catch (IOException e) {
            throw messages.refusal(e, "home-not-writable", home);
        }
    }

    private static Path ownJar() throws URISyntaxException {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** The language is needed before the flags are parsed, since a bad flag is answered in it. */
    private static Locale localeOf(String[] arguments, Map<String, String> environment) {
        String flag = Setting.LANG.flag().orElseThrow();
        Optional<String> chosen = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(flag) && i + 1 < arguments.length) {
                chosen = Optional.of(arguments[i + 1]);
            } else if (arguments[i].startsWith(flag + "=")) {
                chosen = Optional.of(arguments[i].substring(flag.length() + 1));
            }
        }
        return Messages.localeOf(chosen.orElse(null), environment);
    }
}
