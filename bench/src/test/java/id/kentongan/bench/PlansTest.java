package id.kentongan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlansTest {

    private static final List<String> LOG = """
            @3/7 LOG:  duration: 0.012 ms  plan:
            	Query Text: select set_config('kentongan.scope', $1, true)
            	Query Parameters: $1 = '{1}'
            	Result  (cost=0.00..0.01 rows=1 width=96) (actual rows=1.00 loops=1)
            @3/7 LOG:  duration: 0.512 ms  plan:
            	Query Text:
            	select r.ticket
            	  from report.report r where r.tenant_id = $1
            	Query Parameters: $1 = '1'
            	Limit  (cost=0.43..9.12 rows=25 width=20) (actual rows=25.00 loops=1)
            	  Buffers: shared hit=31 read=4
            	  ->  Index Scan using report_of_area on report r  (cost=0.43..9.12 rows=25 width=20) (actual rows=25.00 loops=1)
            	        Buffers: shared hit=30 read=4
            @5/2 LOG:  duration: 0.007 ms  plan:
            	Query Text: select set_config('kentongan.scope', $1, true)
            	Query Parameters: $1 = 'system:sweep'
            	Result  (cost=0.00..0.01 rows=1 width=96) (actual rows=1.00 loops=1)
            @5/2 LOG:  duration: 0.100 ms  plan:
            	Query Text: select id from core.deadline where due_at < now()
            	Seq Scan on deadline  (cost=0.00..1.01 rows=1 width=16) (actual rows=0.00 loops=1)
            	  Buffers: shared hit=900
            @3/8 LOG:  duration: 0.020 ms  plan:
            	Query Text: select now()
            	Result  (cost=0.00..0.01 rows=1 width=8) (actual rows=1.00 loops=1)""".lines().toList();

    @Test
    void statements_of_pages_are_read_and_those_that_go_on_by_themselves_are_not() throws Exception {
        assertThat(Plans.read(LOG))
                .containsExactly(
                        new Plans.Asked("select r.ticket from report.report r where r.tenant_id = $1", 35),
                        new Plans.Asked("select now()", 0));
    }
}
