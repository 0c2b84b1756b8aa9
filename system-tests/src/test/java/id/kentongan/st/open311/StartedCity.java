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
            return new City(
                    url.replaceAll("/$", "") + "/open311/v2/", key(Path.of(System.getProperty("kentongan.home"))));
        }
        Kentongan kentongan = (Kentongan) new SharedKentongan().resolveParameter(parameter, context);
        return new City(kentongan.uri("/open311/v2/").toString(), kentongan.open311Key());
    }

    private static String key(Path home) {
        try {
            return Files.readString(home.resolve("open311-key.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("kentongan.home must name the folder with open311-key.txt", e);
        }
    }
}
