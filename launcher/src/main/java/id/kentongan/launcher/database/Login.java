package id.kentongan.launcher.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A name with its password. */
public record Login(String user, String password) {
    public Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return user;
    }
}
