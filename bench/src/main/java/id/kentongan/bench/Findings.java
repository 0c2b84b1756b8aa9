package id.kentongan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found: printed as it comes, kept as a page of {@code docs/measurements}. */
final class Findings {
    private final PrintStream console;
    private final Path page;
    private final List<String> lines = new ArrayList<>();
    private boolean contended;
    private int missed;

    Findings(PrintStream console, Path page, String title, List<String> heading) {
        this.console = console;
        this.page = page;
        keep("# " + title);
        keep("");
        heading.forEach(this::keep);
        keep("");
        keep("```");
    }

    private void keep(String line) {
        console.println(line);
        lines.add(line.stripTrailing());
    }

    void say(String format, Object... arguments) {
        keep(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
    }

    /** Printed, not kept. */
    void progress(String format, Object... arguments) {
        console.printf(Locale.ROOT, "  " + format + "%n", arguments);
    }

    void conditions(String when, Conditions conditions) {
        contended |= !conditions.quiet();
        say("%s: %s", when, conditions);
    }

    /** Something that must hold on any machine, however busy. */
    void require(String sentence, boolean holds) {
        missed += holds ? 0 : 1;
        say((holds ? "ok        " : "WRONG     ") + sentence);
    }

    /** A goal of speed: on a busy machine it can be missed or reached, but not passed. */
    void goal(String sentence, boolean reached) {
        missed += reached ? 0 : 1;
        say((reached ? contended ? "contended " : "passed    " : "MISSED    ") + sentence);
    }

    /** Writes the page; answers with how much was not as it should be. */
    int end() throws IOException {
        keep("```");
        Files.createDirectories(page.getParent());
        Files.write(page, lines);
        console.println("written: " + page);
        return missed;
    }
}
