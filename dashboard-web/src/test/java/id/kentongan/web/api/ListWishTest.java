package id.kentongan.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.intake.entity.ReportQuery;
import id.kentongan.web.support.RefusedRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListWishTest {

    @Test
    void everything_can_be_asked_at_once() {
        UUID id = UUID.randomUUID();
        ListWish wish = ListWish.of("jurisdiction=a.go.id&category=banjir,sampah&status=closed,submitted&area=31.71"
                + "&receivedFrom=2026-11-01T00:00:00%2B07:00&receivedUntil=2026-12-01T00:00:00Z&bbox=106,-7,107,-6&limit=5"
                + "&cursor=" + ListWish.cursor(id));
        ReportQuery query = wish.query(7);
        assertThat(query.tenantId()).isEqualTo(7);
        assertThat(query.categories()).containsExactlyInAnyOrder("banjir", "sampah");
        assertThat(query.statuses())
                .containsExactlyInAnyOrder(ReportStatus.SUBMITTED, ReportStatus.RESOLVED, ReportStatus.REJECTED);
        assertThat(query.before()).isEqualTo(id);
        assertThat(query.size()).isEqualTo(6);
        assertThat(wish.limit()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=naga",
                "area=nowhere",
                "bbox=1,2,3",
                "bbox=107,-7,106,-6",
                "bbox=1,2,3,NaN",
                "bbox=1,2,3,4,5",
                "cursor=abc",
                "cursor=%21%21",
                "limit=0",
                "limit=101",
                "receivedFrom=kemarin",
                "receivedFrom=2026-12-01T00:00:00Z&receivedUntil=2026-11-01T00:00:00Z",
                "page=2",
                "limit=5&limit=6"
            })
    void refuses_by_name(String query) {
        RefusedRequest refused =
                catchThrowableOfType(RefusedRequest.class, () -> ListWish.of("jurisdiction=a.go.id&" + query));
        assertThat(refused.mistakes().get(0).name()).isEqualTo(query.substring(0, query.indexOf('=')));
    }
}
