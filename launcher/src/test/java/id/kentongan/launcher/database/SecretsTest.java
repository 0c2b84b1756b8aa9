package id.kentongan.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path home;

    @Test
    void only_the_owner_can_read_the_file() throws IOException {
        Secrets.in(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(Secrets.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void passwords_are_long_all_different_and_stay() throws IOException {
        String[] names = {
            "database.superuser",
            "database.owner",
            "database.application",
            "database.vault",
            "database.reader",
            "broker",
            "audit",
            "contact",
            "pseudonym"
        };
        Secrets first = Secrets.in(home);
        Secrets second = Secrets.in(home);

        assertThat(Stream.of(names).map(first::get)).doesNotHaveDuplicates().allMatch(p -> p.length() >= 32);
        assertThat(names).allSatisfy(name -> assertThat(second.get(name)).isEqualTo(first.get(name)));
    }
}
