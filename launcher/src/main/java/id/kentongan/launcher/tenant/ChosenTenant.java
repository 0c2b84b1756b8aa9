package id.kentongan.launcher.tenant;

import id.kentongan.launcher.boot.Messages;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tenant as a person names it: by the code that begins its tickets ({@code JKT}), by its domain, or by its number.
 *
 * @param area the area that it operates, such as {@code 31} or {@code 71.71}
 * @param preset the terms of its ladder
 */
public record ChosenTenant(int id, String code, String domain, String name, String area, ZoneId zone, String preset) {

    /** The flag that names it. */
    public static final String FLAG = "--tenant";

    /** All tenants, by number. */
    public static List<ChosenTenant> all(Connection connection) throws SQLException {
        List<ChosenTenant> tenants = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select id, code, domain, name, area_code, zone, preset from core.tenant order by id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tenants.add(new ChosenTenant(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        ZoneId.of(row.getString(6)),
                        row.getString(7)));
            }
        }
        return tenants;
    }

    /**
     * @param typed the value of the flag, if it was given
     * @throws id.kentongan.launcher.boot.Refusal if it was not, or names no tenant; the cure lists them
     */
    public static ChosenTenant of(Connection connection, Optional<String> typed, Messages language)
            throws SQLException {
        List<ChosenTenant> tenants = all(connection);
        Messages messages = Messages.beside(ChosenTenant.class, language.locale());
        String wanted = typed.map(String::strip).orElse("");
        return tenants.stream()
                .filter(tenant -> tenant.named(wanted))
                .findFirst()
                .orElseThrow(() -> messages.refusal(
                        wanted.isEmpty() ? "which-tenant" : "unknown-tenant",
                        wanted,
                        tenants.stream().map(ChosenTenant::code).collect(Collectors.joining(", "))));
    }

    private boolean named(String wanted) {
        return code.equalsIgnoreCase(wanted)
                || domain.equalsIgnoreCase(wanted)
                || Integer.toString(id).equals(wanted);
    }
}
