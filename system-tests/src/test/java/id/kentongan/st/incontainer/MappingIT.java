package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The three persistence units against the migrated schema. */
@ExtendWith(ArquillianExtension.class)
class MappingIT {

    @Inject
    private PersistenceUnits units;

    @Inject
    private UserTransaction transaction;

    @Inject
    private Town town;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void begin() throws Exception {
        transaction.begin();
    }

    @AfterEach
    void rollBack() throws Exception {
        transaction.rollback();
    }

    /** A query without a where-clause names every mapped column; the database refuses one that it does not have. */
    @Test
    void every_mapped_column_exists() {
        for (Map.Entry<String, EntityManager> unit : units.all().entrySet()) {
            assertThat(unit.getValue().getMetamodel().getEntities())
                    .as(unit.getKey())
                    .isNotEmpty();
            for (EntityType<?> entity : unit.getValue().getMetamodel().getEntities()) {
                assertThatCode(() -> unit.getValue()
                                .createQuery("select e from " + entity.getName() + " e where 1 = 0")
                                .getResultList())
                        .as(unit.getKey() + ": " + entity.getName())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void three_units_and_jdbc_share_one_connection() {
        long ours = town.count("select pg_backend_pid()");

        for (Map.Entry<String, EntityManager> unit : units.all().entrySet()) {
            Number theirs = (Number)
                    unit.getValue().createNativeQuery("select pg_backend_pid()").getSingleResult();
            assertThat(theirs.longValue()).as(unit.getKey()).isEqualTo(ours);
        }
    }

    @Test
    void a_setting_of_the_transaction_reaches_all_units() {
        town.texts("select set_config('kentongan.scope', 'jakarta', true)");

        for (Map.Entry<String, EntityManager> unit : units.all().entrySet()) {
            assertThat(unit.getValue()
                            .createNativeQuery("select current_setting('kentongan.scope')")
                            .getSingleResult())
                    .as(unit.getKey())
                    .isEqualTo("jakarta");
        }
    }

    @Test
    void jpa_stands_before_the_wall_between_tenants() {
        town.file();
        Map<String, String> tables = Map.of("core", "core.case_file", "report", "report.report");

        tables.forEach((unit, table) -> {
            EntityManager entities = units.all().get(unit);
            String count = "select count(*) from " + table;
            for (String nobody : List.of("", "{}", "{3}")) {
                town.texts("select set_config('kentongan.scope', ?, true)", nobody);
                assertThat(((Number) entities.createNativeQuery(count).getSingleResult()).longValue())
                        .as(table + " in scope " + nobody)
                        .isZero();
            }
            town.texts("select set_config('kentongan.scope', '{1}', true)");
            assertThat(((Number) entities.createNativeQuery(count).getSingleResult()).longValue())
                    .as(table)
                    .isPositive();
        });
    }
}
