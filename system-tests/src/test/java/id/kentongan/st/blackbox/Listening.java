package id.kentongan.st.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP ports on which processes listen, as Linux tells. */
final class Listening {

    private static final String LISTEN = "0A";
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    record Port(int number, boolean loopback) {}

    private Listening() {}

    static List<Port> of(long... processes) throws IOException {
        List<Port> ports = new ArrayList<>();
        for (long process : processes) {
            Path proc = Path.of("/proc", String.valueOf(process));
            Set<String> sockets = sockets(proc.resolve("fd"));
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(proc.resolve("net").resolve(table))) {
                    String[] cells = line.strip().split("\\s+");
                    if (cells.length > 9 && cells[3].equals(LISTEN) && sockets.contains(cells[9])) {
                        String[] address = cells[1].split(":");
                        ports.add(new Port(Integer.parseInt(address[1], 16), LOOPBACK.contains(address[0])));
                    }
                }
            }
        }
        return ports;
    }

    private static Set<String> sockets(Path open) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> files = Files.list(open)) {
            for (Path file : files.toList()) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        sockets.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (java.nio.file.NoSuchFileException e) {
                    // closed in the meantime
                }
            }
        }
        return sockets;
    }
}
