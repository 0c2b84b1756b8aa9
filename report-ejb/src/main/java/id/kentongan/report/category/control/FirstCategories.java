package id.kentongan.report.category.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.GovernmentFounded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Gives a new government the categories that every one starts with, in the transaction that founds it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FirstCategories {

    private final Sql sql;

    @Inject
    public FirstCategories(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected FirstCategories() {
        this.sql = null;
    }

    void plant(@Observes GovernmentFounded founded) {
        sql.one("select report.plant_first_categories(?)", row -> true, founded.tenantId());
    }
}
