package id.kentongan.st.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A network of its own (a namespace) with one line to this machine's. It needs the rights of the superuser. */
final class OtherRoom implements AutoCloseable {

    static final String HERE = "10.231.7.1";
    static final String THERE = "10.231.7.2";

    private final String name;
    private final String line;

    private OtherRoom(long number) {
        this.name = "kentongan" + number;
        this.line = "ktg" + number % 100_000;
    }

    /** @throws IllegalStateException where it may not be made, or a tool is missing */
    static OtherRoom make() throws IOException, InterruptedException {
        OtherRoom room = new OtherRoom(ProcessHandle.current().pid());
        room.command("ip", "netns", "add", room.name);
        try {
            room.command("ip", "link", "add", room.line, "type", "veth", "peer", "name", "there", "netns", room.name);
            room.command("ip", "address", "add", HERE + "/30", "dev", room.line);
            room.command("ip", "link", "set", room.line, "up");
            room.inside("ip", "address", "add", THERE + "/30", "dev", "there");
            room.inside("ip", "link", "set", "there", "up");
            room.inside("ip", "link", "set", "lo", "up");
            room.inside("iptables", "--list");
            room.inside("curl", "--version");
            return room;
        } catch (IllegalStateException e) {
            room.close();
            throw e;
        }
    }

    /** What comes before a command that shall run there. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    static InetAddress here() throws IOException {
        return InetAddress.getByName(HERE);
    }

    void cut() throws IOException, InterruptedException {
        command("ip", "link", "set", line, "down");
    }

    void join() throws IOException, InterruptedException {
        command("ip", "link", "set", line, "up");
    }

    /** Nothing that comes from here arrives there. */
    void deafen() throws IOException, InterruptedException {
        inside("iptables", "-A", "INPUT", "-i", "there", "-j", "DROP");
    }

    void lose(double share) throws IOException, InterruptedException {
        inside(
                "iptables",
                "-A",
                "INPUT",
                "-i",
                "there",
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                String.valueOf(share),
                "-j",
                "DROP");
    }

    void narrow(String rate) throws IOException, InterruptedException {
        command("tc", "qdisc", "add", "dev", line, "root", "tbf", "rate", rate, "burst", "16kb", "latency", "400ms");
    }

    void heal() throws IOException, InterruptedException {
        inside("iptables", "-F", "INPUT");
        new ProcessBuilder("tc", "qdisc", "del", "dev", line, "root")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** What is answered there at an address: the status, and the text; 0 where nobody answers. */
    Answer ask(String address) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(prefix());
        all.addAll(List.of("curl", "--silent", "--max-time", "10", "--write-out", "\\n%{http_code}", address));
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        int end = said.lastIndexOf('\n');
        return new Answer(Integer.parseInt(said.substring(end + 1).strip()), said.substring(0, Math.max(0, end)));
    }

    record Answer(int status, String text) {}

    String inside(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(prefix());
        all.addAll(List.of(words));
        return command(all.toArray(String[]::new));
    }

    private String command(String... words) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException("R11 needs " + words[0] + ", which is not there", e);
        }
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said.strip());
        }
        return said;
    }

    @Override
    public void close() throws IOException {
        try {
            command("ip", "netns", "delete", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
