package id.kentongan.core.limit.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.limit.control.Buckets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells the database what this node's clients used and learns what they used elsewhere: one statement for all of them.
 * The table has for each bucket the moment when it will be empty, so that time refills it without anybody's work.
 */
@Stateless
public class LimitExchange {

    private record Known(String id, double seconds) {}

    @Inject
    Sql sql;

    @Inject
    Buckets buckets;

    /** @return how many buckets were exchanged; nothing is asked when there is no news */
    public int exchange() {
        long now = System.nanoTime();
        List<Buckets.Use> news = buckets.news(now);
        buckets.sweep(now);
        if (news.isEmpty()) {
            return 0;
        }
        try {
            sql.list(
                            """
                            insert into core.limit_bucket as b (id, empty_at)
                            select u.id, now() + make_interval(secs => u.seconds)
                            from unnest(string_to_array(?, ','), string_to_array(?, ',')::double precision[])
                                as u (id, seconds)
                            order by u.id
                            on conflict (id) do update
                                set empty_at = greatest(b.empty_at, now()) + (excluded.empty_at - now())
                            returning id, extract(epoch from empty_at - now())::double precision""",
                            row -> new Known(row.getString(1), row.getDouble(2)),
                            news.stream().map(Buckets.Use::id).collect(Collectors.joining(",")),
                            news.stream()
                                    .map(use -> Double.toString(use.seconds()))
                                    .collect(Collectors.joining(",")))
                    .forEach(known -> buckets.learn(known.id(), known.seconds(), now));
            return news.size();
        } catch (RuntimeException e) {
            buckets.keep(news);
            throw e;
        }
    }

    /** Takes away what has been empty for a while. */
    public void forget() {
        sql.update("delete from core.limit_bucket where empty_at < now() - interval '1 minute'");
    }
}
