package id.kentongan.st.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application server, unpacked from its archive, on ports of its own on loopback. */
interface FullServer {

    /** Its name and version, as people know it. */
    String title();

    /** Writes ports, data source and system properties into its configuration. The server is not running yet or again. */
    void configure(Database.Login login, Map<String, String> properties);

    /** Returns when the server takes commands; applications may still be loading. */
    void start();

    void deploy(Path ear);

    /** By the server's own command; when that takes too long, by its process. */
    void stop();

    /** The same, in the moment of an emergency: never throws. */
    void kill();

    URI address();

    /** What to read when something went wrong. */
    List<Path> logs();
}
