package id.kentongan.st.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's sqlmap: each parameter of each request, for as long as there is time; all requests get the same share. */
final class SqlMap {

    static final int LEVEL = 3;
    static final int RISK = 2;

    /** @param headers whether what a browser says of itself is attacked too */
    record Target(String name, String request, boolean headers) {}

    /** @param parameters that were tried to the end */
    record Outcome(int targets, int whole, long parameters, List<String> injections) {}

    private SqlMap() {}

    /** @param options more of sqlmap's */
    static Outcome run(List<Target> targets, Path folder, List<String> options, Duration limit)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        long end = System.nanoTime() + limit.toNanos();
        int whole = 0;
        long parameters = 0;
        List<String> injections = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            Path request = folder.resolve(i + ".request");
            Path output = folder.resolve(i + ".txt");
            Files.writeString(request, target.request());
            List<String> command = new ArrayList<>(List.of(
                    "sqlmap",
                    "-r",
                    request.toString(),
                    "--batch",
                    "--ignore-stdin",
                    "--flush-session",
                    "--level",
                    String.valueOf(LEVEL),
                    "--risk",
                    String.valueOf(RISK),
                    "--threads",
                    "2",
                    "--timeout",
                    "30",
                    "--retries",
                    "1",
                    "--skip-waf",
                    "--disable-coloring",
                    "--param-exclude",
                    "ViewState|primefaces.nonce",
                    "--answers",
                    "quit=N,follow=N",
                    "--output-dir",
                    folder.resolve("output").toString()));
            command.addAll(options);
            if (!target.headers()) {
                command.addAll(List.of("--skip", "user-agent,referer,host"));
            }
            Duration share = Duration.ofNanos(Math.max(0, (end - System.nanoTime()) / (targets.size() - i)));
            boolean ended = Tool.run(command, output, share, "");
            String words = Files.readString(output);
            whole += ended ? 1 : 0;
            parameters += words.lines()
                    .filter(line -> line.contains("does not seem to be injectable"))
                    .count();
            if (words.contains("identified the following injection point")) {
                injections.add(target.name() + ": "
                        + words.lines()
                                .filter(line -> line.startsWith("Parameter: ") || line.startsWith("    Title: "))
                                .map(String::strip)
                                .distinct()
                                .toList());
            }
        }
        return new Outcome(targets.size(), whole, parameters, injections);
    }
}
