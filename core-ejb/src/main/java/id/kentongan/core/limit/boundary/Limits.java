package id.kentongan.core.limit.boundary;

import id.kentongan.core.limit.control.Buckets;
import id.kentongan.core.limit.entity.ClientClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks whether a client may go on; answered from memory, in a microsecond and without a transaction. */
@ApplicationScoped
public class Limits {

    private final Buckets buckets;

    @Inject
    public Limits(Buckets buckets) {
        this.buckets = buckets;
    }

    /** For the container's proxy. */
    protected Limits() {
        this.buckets = null;
    }

    /**
     * Counts one request.
     *
     * @param client an address, an API key, a person; kept as a hash only
     * @return 0 if it may go on, else after how many seconds it may
     */
    public int take(ClientClass kind, String client) {
        return buckets.take(kind, client, System.nanoTime());
    }
}
