package id.kentongan.core.database.entity;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows the work of this thread is about. The database shows and takes no others (row-level security), and none at
 * all while no scope was entered: a boundary that forgets to say for whom it works finds nothing.
 *
 * <p>Boundaries enter it as soon as they know: what belongs to one tenant that of the tenant, what an officer does that of
 * the officer's tenants and of those that they oversee, and work of the installation itself a named one. An inner scope
 * holds until it is left, then the outer one again.
 */
public final class Scope {

    /** Work that is nobody's in particular. Its name stands in the database's list of sessions. */
    public enum Work {
        /** Carrying messages from the outbox to the queues. */
        RELAY,
        /** Firing deadlines that are due. */
        SWEEP,
        /** Sealing the audit and signing its heads. */
        SEAL,
        /** Taking away what has been kept long enough. */
        PURGE,
        /** Figures and health of the installation. */
        FIGURES,
        /** Finding out whose key came, before it is known whose work begins. */
        API_KEYS,
        /** People, who are no tenant's. */
        PEOPLE,
        /** Telling people what is theirs to know, whichever government it is about. */
        NOTICES,
        /** What administrators of the installation decide. */
        OPERATION,
        /** Commands of the launcher, typed by who has the machine. */
        COMMAND,
        /** Tests preparing and looking at rows. */
        TEST
    }

    private static final String NOBODY = "";
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    private final String text;

    private Scope(String text) {
        this.text = text;
    }

    /** @param id of a tenant; 0 for what concerns the installation itself */
    public static Scope tenant(int id) {
        return new Scope("{" + id + "}");
    }

    /** @param ids of tenants; of none, nothing is shown */
    public static Scope tenants(Collection<Integer> ids) {
        return new Scope(new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
    }

    /** Every tenant's rows, for work that is none's in particular. */
    public static Scope system(Work work) {
        return new Scope("system:" + work.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The setting {@code kentongan.scope} of the work at hand; empty while no scope was entered. */
    public static String current() {
        Scope scope = CURRENT.get();
        return scope == null ? NOBODY : scope.text;
    }

    /** Does something in this scope. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return this;
        });
    }

    /** @return what the work gives */
    public <T> T call(Supplier<T> work) {
        Scope outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** As the database reads it. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
