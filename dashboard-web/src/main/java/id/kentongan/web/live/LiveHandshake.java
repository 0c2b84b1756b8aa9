package id.kentongan.web.live;

import id.kentongan.web.identity.door.SignInCookie;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes along what only the handshake knows: whose session it is, and from which page the connection comes. The endpoint
 * decides; a handshake cannot be refused in a way that all servers understand. Each connection has its own copy of the
 * user properties (WebSocket 2.1).
 */
public class LiveHandshake extends ServerEndpointConfig.Configurator {

    private static final String VISITOR = Visitor.class.getName();

    /** A page that wants to listen, with the token that its browser sent. */
    record Visitor(
            String token, @Nullable String origin, @Nullable String host) {}

    static Optional<Visitor> visitor(Map<String, Object> properties) {
        return properties.get(VISITOR) instanceof Visitor visitor ? Optional.of(visitor) : Optional.empty();
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().remove(VISITOR);
        SignInCookie.read(header(request, "Cookie"))
                .ifPresent(token -> config.getUserProperties()
                        .put(VISITOR, new Visitor(token, header(request, "Origin"), header(request, "Host"))));
    }

    private static @Nullable String header(HandshakeRequest request, String name) {
        return request.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(values -> values.size() == 1)
                .map(List::stream)
                .flatMap(values -> values)
                .findFirst()
                .orElse(null);
    }
}
