package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How often a page asks the database, counted by the database; the session, and the bell of the frame, are two of them.
 * Whoever makes one ask more often has to raise its number here, and say why; a page that asks once for each of its lines
 * cannot be hidden. A report's page is the sum of its parts, each of which looks the report up by itself.
 */
@ExtendWith(SharedKentongan.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsIT {

    /** What runs beside only ever adds: the fewest of so many looks is the page's own number. */
    private static final int LOOKS = 12;

    private final Map<String, Integer> most = new LinkedHashMap<>();
    private final Map<String, Officer> readers = new LinkedHashMap<>();
    private Office office;
    private StatementLog log;
    private String ticket;

    @BeforeAll
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        log = new StatementLog(kentongan);
        UUID kelurahan = office.unit("KELURAHAN", Office.GAMBIR);
        Clerk head = office.hire("HEAD", kelurahan);
        ticket = office.file("sampah");
        office.moveNow(head, ticket, "accept");
        for (int i = 0; i < 12; i++) {
            office.file("sampah");
        }
        Officer clerk = office.browser(head);
        Officer mayor = office.browser(office.hire("HEAD", office.unit("PEMKOT", "31.71")));
        Officer administrator = office.browser(office.hire("ADMINISTRATOR", null));
        page(clerk, "/today/list.xhtml", 7);
        page(clerk, "/alert/list.xhtml", 5);
        page(clerk, "/report/show.xhtml?tenant=1&ticket=" + ticket, 51);
        page(clerk, "/search.xhtml?q=sampah", 2);
        page(clerk, "/verification/list.xhtml", 4);
        page(clerk, "/notice/list.xhtml", 3);
        page(clerk, "/instruction/list.xhtml", 3);
        page(mayor, "/figures/show.xhtml", 8);
        page(mayor, "/figures/ranking.xhtml", 3);
        page(mayor, "/figures/targets.xhtml", 15);
        page(mayor, "/map/show.xhtml", 3);
        page(mayor, "/api/v1/staff/map?bbox=106.68,-6.37,106.98,-6.08&zoom=11", 3);
        page(mayor, "/report/load.xhtml", 3);
        page(mayor, "/control/wall.xhtml", 2);
        page(administrator, "/administration/staff.xhtml?words=gambir", 3);
        page(administrator, "/administration/units.xhtml?words=gambir", 3);
        page(administrator, "/operation/dead-letters.xhtml", 4);
        Officer stranger = Officer.stranger(kentongan);
        page(stranger, "/lapor", 0);
        page(stranger, "/angka?pemda=jakarta.go.id", 10);
        page(stranger, "/kabar?pemda=jakarta.go.id", 3);
    }

    private void page(Officer reader, String path, int asked) {
        most.put(path, asked);
        readers.put(path, reader);
    }

    @AfterAll
    void close() throws Exception {
        log.close();
        office.close();
    }

    @Test
    void no_page_asks_the_database_more_often_than_it_says() throws Exception {
        Map<String, String> tooOften = new TreeMap<>();
        for (Map.Entry<String, Integer> page : most.entrySet()) {
            List<String> asked = fewest(page.getKey(), page.getValue());
            if (asked.size() > page.getValue()) {
                tooOften.put(page.getKey(), asked.size() + ":\n" + String.join("\n", asked));
            }
        }
        assertThat(tooOften.entrySet().stream()
                        .map(page -> page.getKey() + " " + page.getValue())
                        .collect(Collectors.joining("\n\n")))
                .isEmpty();
    }

    private List<String> fewest(String path, int enough) throws Exception {
        Officer reader = readers.get(path);
        assertThat(reader.get(path).statusCode()).as(path).isEqualTo(200);
        List<String> fewest = log.during(() -> reader.get(path));
        for (int look = 1; look < LOOKS && fewest.size() > enough; look++) {
            List<String> asked = log.during(() -> reader.get(path));
            fewest = asked.size() < fewest.size() ? asked : fewest;
        }
        return fewest;
    }
}
