package id.kentongan.web.bounds;

import id.kentongan.core.identity.boundary.ApiKeys;
import id.kentongan.core.limit.boundary.Limits;
import id.kentongan.core.limit.entity.ClientClass;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many reports may come with one key. */
@ApplicationScoped
public class KeyLimit {

    private final ApiKeys keys;
    private final Limits limits;

    @Inject
    public KeyLimit(ApiKeys keys, Limits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /** For the container's proxy. */
    protected KeyLimit() {
        this.keys = null;
        this.limits = null;
    }

    /**
     * Counts a report against the limit of its key, if it is known to be good; one that is made up is its address's.
     *
     * @throws RefusedRequest 429 if the key's limit is reached
     */
    public void countFiling(String key) {
        if (!keys.remembered(key)) {
            return;
        }
        int wait = limits.take(ClientClass.KEY_FILING, key);
        if (wait > 0) {
            throw RefusedRequest.of(ProblemType.TOO_MANY_REQUESTS, Integer.toString(wait))
                    .retryAfter(wait);
        }
    }
}
