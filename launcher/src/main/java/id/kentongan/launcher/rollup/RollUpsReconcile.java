package id.kentongan.launcher.rollup;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.MigratedSchemas;
import id.kentongan.launcher.tenant.ChosenTenant;
import id.kentongan.report.rollup.control.Recount;
import id.kentongan.report.rollup.entity.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code rollups reconcile}: recounts the reports of one tenant or of all and names every counter that differs, beside a
 * running Kentongan or without one. Exit code 1 when something differs and was not repaired.
 */
public final class RollUpsReconcile implements Command {

    private static final String REPAIR = "--repair";
    /** More than this nobody reads on a terminal; the months tell the rest. */
    private static final int MOST_LINES = 50;

    @Override
    public Verb verb() {
        return Verb.ROLLUPS_RECONCILE;
    }

    @Override
    public Set<String> flags() {
        return Set.of(ChosenTenant.FLAG);
    }

    @Override
    public Set<String> switches() {
        return Set.of(REPAIR);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                RollUpsReconcile.class, invocation.settings().messages().locale());
        if (!invocation.arguments().isEmpty()) {
            throw messages.refusal("no-words", invocation.arguments().get(0));
        }
        boolean repair = invocation.has(REPAIR);
        try (Connection connection = repair
                ? invocation.databases().asOwner()
                : invocation.databases().asApplication(Scope.system(Scope.Work.COMMAND))) {
            MigratedSchemas.require(connection, messages.locale());
            return run(connection, invocation.flag(ChosenTenant.FLAG), repair, invocation.console(), messages);
        }
    }

    static int run(Connection connection, Optional<String> tenant, boolean repair, Console console, Messages messages)
            throws SQLException {
        List<ChosenTenant> tenants = tenant.isEmpty()
                ? ChosenTenant.all(connection)
                : List.of(ChosenTenant.of(connection, tenant, messages));
        boolean different = false;
        for (ChosenTenant one : tenants) {
            different |= reconcile(connection, one, repair, console, messages);
        }
        return different && !repair ? 1 : 0;
    }

    private static boolean reconcile(
            Connection connection, ChosenTenant tenant, boolean repair, Console console, Messages messages)
            throws SQLException {
        Recount recount = new Recount(connection);
        Map<YearMonth, Long> months = new TreeMap<>();
        long[] lines = {0};
        long differences = recount.compare(tenant.id(), difference -> {
            months.merge(YearMonth.from(difference.from()), 1L, Long::sum);
            if (lines[0]++ < MOST_LINES) {
                console.print(sentence(tenant, difference, messages));
            }
        });
        if (differences == 0) {
            console.print(messages.text("same", tenant.code()));
            return false;
        }
        if (differences > MOST_LINES) {
            console.print(messages.text("more", differences - MOST_LINES));
        }
        months.forEach((month, count) -> console.print(messages.text("month", tenant.code(), month, count)));
        if (repair) {
            console.print(messages.text("repaired", tenant.code(), recount.repair(tenant.id())));
        } else {
            console.print(messages.text("differs", tenant.code(), differences));
        }
        return true;
    }

    private static String sentence(ChosenTenant tenant, Difference difference, Messages messages) {
        String when = difference.category() == null
                ? difference.from().toString()
                : YearMonth.from(difference.from()) + " " + difference.category();
        return messages.text(
                "difference",
                tenant.code(),
                difference.area(),
                when,
                difference.counter().column(),
                difference.counted(),
                difference.recounted());
    }
}
