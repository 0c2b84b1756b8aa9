package id.kentongan.core.limit.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.limit.entity.Allowance;
import id.kentongan.core.limit.entity.ClientClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of all clients of this node, in bounded memory: who comes when the map is full shares one bucket with all
 * others of his class that come then. Clients are known by a hash only.
 */
@ApplicationScoped
public class Buckets {

    /** About 20 MB when full. */
    static final int MOST = 100_000;

    /** Below this share of the burst a bucket is nobody else's business: most clients never cause a row. */
    private static final double WORTH_TELLING = 0.25;

    private static final int MOST_TOLD = 1_000;
    private static final int HASH_BYTES = 16;

    private final Map<ClientClass, Allowance> allowances = new EnumMap<>(ClientClass.class);
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int most;
    private volatile long sweptAt;

    @Inject
    public Buckets(Settings settings) {
        this(allowances(settings), MOST);
    }

    /** For the container's proxy. */
    protected Buckets() {
        this.most = 0;
    }

    Buckets(Map<ClientClass, Allowance> allowances, int most) {
        this.allowances.putAll(allowances);
        this.most = most;
    }

    private static Map<ClientClass, Allowance> allowances(Settings settings) {
        Map<ClientClass, Allowance> read = new EnumMap<>(ClientClass.class);
        for (ClientClass each : ClientClass.values()) {
            String text = switch (each) {
                case ADDRESS -> settings.find("kentongan.limit.address").orElse("20/100");
                case FILING -> settings.find("kentongan.limit.filing").orElse("50/500");
                case KEY_READING -> settings.find("kentongan.limit.key.reading").orElse("60/600");
                case KEY_FILING -> settings.find("kentongan.limit.key.filing").orElse("30/300");
                case OFFICER -> settings.find("kentongan.limit.officer").orElse("20/200");
                case SIGN_IN -> settings.find("kentongan.limit.sign.in").orElse("0.5/30");
                case COMMENT -> settings.find("kentongan.limit.comment").orElse("0.02/10");
                case TALK -> settings.find("kentongan.limit.talk").orElse("0.2/15");
            };
            read.put(each, Allowance.parse("the limit of " + each, text));
        }
        return read;
    }

    /** @return 0 if the client may go on, else after how many seconds it may */
    public int take(ClientClass kind, String client, long now) {
        return bucket(kind, id(kind, client), now).take(now);
    }

    private Bucket bucket(ClientClass kind, String id, long now) {
        Bucket known = buckets.get(id);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= most) {
            sweep(now);
        }
        String wanted = buckets.size() >= most ? id(kind, "everybody else") : id;
        Allowance allowance = allowances.get(kind);
        return buckets.computeIfAbsent(wanted, any -> new Bucket(allowance, now));
    }

    /** Forgets who has not come for a while; at most once a second, since a flood of addresses would ask for it always. */
    public void sweep(long now) {
        if (now - sweptAt >= 1_000_000_000L || sweptAt == 0) {
            sweptAt = now;
            buckets.values().removeIf(bucket -> bucket.empty(now));
        }
    }

    /** What one client used since it was told last. */
    public record Use(String id, double seconds) {}

    /** The fullest buckets with news, in the order of their ids; what is taken counts as told. */
    public List<Use> news(long now) {
        return buckets.entrySet().stream()
                .map(entry -> Map.entry(entry, entry.getValue().worthTelling(now)))
                .filter(entry -> entry.getValue() >= WORTH_TELLING)
                .sorted(Map.Entry.<Map.Entry<String, Bucket>, Double>comparingByValue()
                        .reversed())
                .limit(MOST_TOLD)
                .map(Map.Entry::getKey)
                .map(entry -> new Use(entry.getKey(), entry.getValue().tell()))
                .sorted(java.util.Comparator.comparing(Use::id))
                .toList();
    }

    /** They could not be told. */
    public void keep(List<Use> uses) {
        uses.forEach(use -> {
            @Nullable Bucket bucket = buckets.get(use.id());
            if (bucket != null) {
                bucket.keep(use.seconds());
            }
        });
    }

    /**
     * What all nodes together know of a client.
     *
     * @param seconds until its bucket is empty again
     */
    public void learn(String id, double seconds, long now) {
        @Nullable Bucket bucket = buckets.get(id);
        if (bucket != null) {
            bucket.learn(seconds, now);
        }
    }

    int size() {
        return buckets.size();
    }

    private static String id(ClientClass kind, String client) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((kind.name() + " " + client).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
