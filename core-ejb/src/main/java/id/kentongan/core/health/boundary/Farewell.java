package id.kentongan.core.health.boundary;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether this node was told to stop and still serves, so that a balancer and open pages leave it first. Only the launcher
 * tells so: on an application server the administrator takes the node out of the balancer.
 */
@ApplicationScoped
public class Farewell {

    /** The launcher's word, how many seconds are left; what starts the server shares nothing else with it. */
    public static final String PROPERTY = "kentongan.stopping.seconds";

    public boolean begun() {
        return System.getProperty(PROPERTY) != null;
    }

    /** @return how many seconds there were when it began, 0 to 300; 0 when it has not */
    public int seconds() {
        return Integer.getInteger(PROPERTY, 0);
    }
}
