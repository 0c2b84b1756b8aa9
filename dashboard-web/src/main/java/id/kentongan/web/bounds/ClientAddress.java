package id.kentongan.web.bounds;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from. {@code X-Forwarded-For} is believed only as far as trusted proxies wrote it: from its right
 * end to the first address that is none of them.
 */
final class ClientAddress {

    private static final int NETWORK_OF_IPV6 = 8;
    private static final int MOST_HOPS = 20;

    private final List<Network> proxies;

    /** @param proxies comma-separated blocks of addresses; empty when there is no proxy */
    ClientAddress(String proxies) {
        this.proxies = Arrays.stream(proxies.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::parse)
                .toList();
    }

    /**
     * @param peer the other end of the connection
     * @param forwarded the header, null when there is none
     * @return an IPv4 address, or the network of an IPv6 address: a household has 2^64 of them
     */
    String of(String peer, @Nullable String forwarded) {
        Optional<InetAddress> address = Network.numeric(strip(peer));
        if (address.isEmpty()) {
            return peer;
        }
        InetAddress client = address.get();
        if (forwarded != null && trusted(client)) {
            String[] hops = forwarded.split(",", -1);
            for (int i = hops.length - 1; i >= 0 && i >= hops.length - MOST_HOPS; i--) {
                Optional<InetAddress> hop = Network.numeric(strip(hops[i].strip()));
                if (hop.isEmpty()) {
                    break;
                }
                client = hop.get();
                if (!trusted(client)) {
                    break;
                }
            }
        }
        return client instanceof Inet6Address
                ? HexFormat.of().formatHex(client.getAddress(), 0, NETWORK_OF_IPV6)
                : client.getHostAddress();
    }

    private boolean trusted(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    /** {@code [2001:db8::1]:80} and {@code fe80::1%eth0} as they are written. */
    private static String strip(String text) {
        String bare = text.startsWith("[") && text.contains("]") ? text.substring(1, text.indexOf(']')) : text;
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
