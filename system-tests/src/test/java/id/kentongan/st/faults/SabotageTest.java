package id.kentongan.st.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each control still finds in the program what it takes away. They run for minutes and by hand: without this a change of the
 * program leaves a control behind that cannot begin.
 */
class SabotageTest {

    static Stream<Field> controls() {
        return Stream.of(Sabotage.class.getDeclaredFields()).filter(field -> field.getType() == Map.class);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void takes_away_what_is_there_and_compiles(Field control, @TempDir Path folder)
            throws IOException, ReflectiveOperationException {
        @SuppressWarnings("unchecked")
        Map<String, Map<String, String>> changes = (Map<String, Map<String, String>>) control.get(null);

        Map<String, byte[]> classes = Sabotage.classes(folder, changes);

        assertThat(classes.keySet())
                .containsAll(changes.keySet().stream()
                        .map(name -> name.replace('.', '/') + ".class")
                        .toList());
    }
}
