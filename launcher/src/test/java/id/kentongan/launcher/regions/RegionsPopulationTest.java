package id.kentongan.launcher.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.launcher.boot.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsPopulationTest {

    private final Messages messages = Messages.beside(RegionsPopulation.class, Locale.ENGLISH);

    @TempDir
    private Path folder;

    @Test
    void codes_and_numbers_are_read_by_the_names_of_their_columns() throws IOException {
        Path file = file("nama,residents,code\nGambir,2500,31.71.01.1001\nCideng, 19000 ,31.71.01.1002\n");

        assertThat(RegionsPopulation.read(file, messages))
                .containsEntry(new AreaCode("31.71.01.1001"), 2_500)
                .containsEntry(new AreaCode("31.71.01.1002"), 19_000)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,residents\n",
                "code\n31.71\n",
                "code,residents\n3171,5\n",
                "code,residents\n31.71,0\n",
                "code,residents\n31.71,-5\n",
                "code,residents\n31.71,1.5\n",
                "code,residents\n31.71,999999999\n",
                "code,residents\n31.71,5\n31.71,6\n",
                "code,residents\n31.71.01.1001.001,5\n"
            })
    void what_is_no_number_of_people_is_refused_as_a_whole(String text) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> RegionsPopulation.read(file, messages)).hasMessageContaining("line");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("residents.csv"), text);
    }
}
