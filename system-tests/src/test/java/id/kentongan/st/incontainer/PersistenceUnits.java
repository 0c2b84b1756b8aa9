package id.kentongan.st.incontainer;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.TreeMap;

/** The application's three persistence units by name. */
@Dependent
public class PersistenceUnits {

    @PersistenceContext(unitName = "core")
    private EntityManager core;

    @PersistenceContext(unitName = "report")
    private EntityManager report;

    @PersistenceContext(unitName = "chat")
    private EntityManager chat;

    Map<String, EntityManager> all() {
        return new TreeMap<>(Map.of("core", core, "report", report, "chat", chat));
    }

    /** What JPA keeps back until the commit goes to the database, where plain SQL of the same transaction sees it. */
    void writeNow() {
        for (EntityManager unit : all().values()) {
            if (unit.isJoinedToTransaction()) {
                unit.flush();
            }
        }
    }
}
