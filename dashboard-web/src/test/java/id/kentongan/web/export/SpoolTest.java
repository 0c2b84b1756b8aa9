package id.kentongan.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.report.export.entity.ExportFile;
import id.kentongan.report.export.entity.ExportRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SpoolTest {

    private static final List<String> COLUMNS = List.of("a");

    private final Spool spool = new Spool(1);

    @Test
    void what_was_written_is_read_from_its_beginning() throws IOException {
        assertThat(read(write(row("x")))).isEqualTo("a,lat,lon\r\nx,,\r\n");
    }

    @Test
    void one_more_than_there_are_places_is_turned_away_and_a_place_comes_free_again() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        ExecutorService client = Executors.newSingleThreadExecutor();
        Future<Optional<InputStream>> first = client.submit(() -> spool.write(ExportFile.Format.CSV, COLUMNS, file -> {
            writing.countDown();
            try {
                enough.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        writing.await();

        assertThat(write(row("y"))).isEmpty();
        enough.countDown();
        assertThat(first.get()).isPresent();
        assertThat(write(row("z"))).isPresent();
        client.shutdown();
    }

    @Test
    void a_failure_gives_the_place_back() throws IOException {
        assertThatThrownBy(() -> spool.write(ExportFile.Format.CSV, COLUMNS, file -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(read(write(row("x")))).contains("x");
    }

    private Optional<InputStream> write(ExportRow row) {
        return spool.write(ExportFile.Format.CSV, COLUMNS, file -> file.row(row));
    }

    private static ExportRow row(String cell) {
        return new ExportRow(List.of(cell), null, null);
    }

    private static String read(Optional<InputStream> written) throws IOException {
        try (InputStream in = written.orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
