package id.kentongan.report.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.database.entity.UuidV7;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {

    @Test
    void names_the_tenant_and_the_month_of_its_report() {
        Ticket ticket = Ticket.of("JKT", UuidV7.at(Instant.parse("2026-11-30T23:59:59.999Z")));
        assertThat(ticket.value()).matches("JKT-2611-[0-9A-Z]{5}-[0-9A-Z]{5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T00:00:00Z",
                "2026-11-30T23:59:59.999Z",
                "2026-12-01T00:00:00Z",
                "2027-01-31T12:00:00Z"
            })
    void its_bounds_hold_its_report(String born) {
        UUID id = UuidV7.at(Instant.parse(born));
        Ticket ticket = Ticket.of("KPG", id);
        assertThat(id.toString())
                .isBetween(ticket.firstId().toString(), ticket.endId().toString());
        assertThat(UuidV7.timeOf(ticket.endId()).toString()).endsWith("-01T00:00:00Z");
    }

    @Test
    void is_found_however_it_was_typed() {
        assertThat(Ticket.parse(" jkt-2611-7k3m9-qxa2b ")).contains(new Ticket("JKT-2611-7K3M9-QXA2B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JKT",
                "JKT-2613-7K3M9-QXA2B",
                "JKT-2600-7K3M9-QXA2B",
                "JKT-2611-7K3M9-QXA2I",
                "JK1-2611-7K3M9-QXA2B",
                "JKT-2611-7K3M9-QXA2B-1",
                "JKT-2611-7K3M9QXA2B",
                "';--"
            })
    void nothing_else_is_a_ticket(String text) {
        assertThat(Ticket.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Ticket(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
