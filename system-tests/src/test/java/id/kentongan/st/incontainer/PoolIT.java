package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.chat.room.boundary.RoomDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.intake.boundary.PublicReports;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One transaction holds one connection, however many persistence units it uses. */
@ExtendWith(ArquillianExtension.class)
class PoolIT {

    /** Twelve hung for a minute where each handle took a connection of its own out of 32. */
    private static final int TRANSACTIONS = 20;

    @Inject
    private Town town;

    @Inject
    private PublicReports publicReports;

    @Inject
    private RoomDirectory rooms;

    @Inject
    private UserTransaction transaction;

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    /** All of them have their first handle before any of them asks for its second. */
    @Test
    void many_transactions_over_three_units_and_jdbc_do_not_wait_for_each_other_for_ever() throws Exception {
        CyclicBarrier allHaveBegun = new CyclicBarrier(TRANSACTIONS);
        List<Future<UUID>> filed = new ArrayList<>();
        for (int i = 0; i < TRANSACTIONS; i++) {
            filed.add(threads.submit(() -> {
                transaction.begin();
                try {
                    town.count("select 1");
                    allHaveBegun.await(30, TimeUnit.SECONDS);
                    UUID id = town.file();
                    publicReports.find(1, town.ticket(id));
                    rooms.ofKelurahan(town.tenant(), new AreaCode(Town.KELURAHAN));
                    transaction.commit();
                    return id;
                } catch (Exception e) {
                    transaction.rollback();
                    throw e;
                }
            }));
        }

        for (Future<UUID> one : filed) {
            UUID id = one.get(60, TimeUnit.SECONDS);
            assertThat(town.count("select count(*) from report.report where id = ?", id))
                    .isOne();
        }
    }
}
