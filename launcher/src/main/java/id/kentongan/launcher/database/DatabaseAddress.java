package id.kentongan.launcher.database;

import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;

/** Where the database is and how each of the four roles gets in. */
public record DatabaseAddress(String url, Login owner, Login vault, Login application, Login reader) {

    /** The database that the settings name. */
    public static DatabaseAddress configured(Settings settings) {
        return new DatabaseAddress(
                settings.value(Setting.DB_URL),
                login(settings, Setting.DB_OWNER, Setting.DB_OWNER_PASSWORD),
                login(settings, Setting.DB_VAULT, Setting.DB_VAULT_PASSWORD),
                login(settings, Setting.DB_USER, Setting.DB_PASSWORD),
                login(settings, Setting.DB_READER, Setting.DB_READER_PASSWORD));
    }

    private static Login login(Settings settings, Setting user, Setting password) {
        return new Login(settings.value(user), settings.value(password));
    }
}
