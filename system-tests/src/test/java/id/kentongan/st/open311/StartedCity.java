package id.kentongan.st.open311;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the suite its server: the one that somebody else started, when {@code kentongan.url} says where and
 * {@code kentongan.home} where its key lies, else the started jar that all tests from outside share.
 */
final class StartedCity implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == City.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String url = System.getProperty("kentongan.url", "");
        if (!url.isEmpty()) {
            Path home = Path.of(System.getProperty("kentongan.home"));
            return new City(
                    url.replaceAll("/$", "") + "/open311/v2/",
                    read(home.resolve("open311-key.txt")).strip(),
                    password(read(home.resolve("demo-accounts.txt"))));
        }
        Kentongan kentongan = (Kentongan) new SharedKentongan().resolveParameter(parameter, context);
        return new City(
                kentongan.uri("/open311/v2/").toString(), kentongan.open311Key(), kentongan.password("jkt-kelurahan"));
    }

    private static String password(String accounts) {
        return accounts.lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length == 5 && cells[3].equals("jkt-kelurahan"))
                .map(cells -> cells[4])
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("kentongan.home must name the data folder of a demo", e);
        }
    }
}
