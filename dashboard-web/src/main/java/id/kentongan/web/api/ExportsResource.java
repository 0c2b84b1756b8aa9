package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.export.boundary.OpenData;
import id.kentongan.report.export.entity.ExportFile;
import id.kentongan.web.access.Needs;
import id.kentongan.web.export.Spool;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/** Open data: the reports of a month that has ended, as groups in which nobody stands out. */
@Path("v1/exports/reports")
@ApplicationScoped
public class ExportsResource {

    private static final YearMonth FIRST = YearMonth.of(2000, 1);
    private static final int RETRY_SECONDS = 10;
    private static final int BUFFER = 1 << 16;

    @Inject
    private Towns towns;

    @Inject
    private OpenData openData;

    @Inject
    private Spool spool;

    @Context
    private UriInfo uri;

    @Needs(Action.EXPORT_OPEN_DATA)
    @GET
    public Response reports() {
        Query query = new Query(uri.getRequestUri().getRawQuery(), Set.of("jurisdiction", "month", "format"));
        String domain = query.required("jurisdiction").orElse("");
        String typed = query.required("month").orElse("");
        String word = query.text("format").orElse("csv");
        Optional<ExportFile.Format> format = ExportFile.Format.of(word);
        if (format.isEmpty()) {
            query.mistake(Mistake.of("format", "not-one-of", "csv, geojson"));
        }
        query.check();
        Tenant tenant = towns.byDomain(domain);
        YearMonth last = openData.lastMonth(tenant);
        YearMonth month = month(typed)
                .filter(wanted -> !wanted.isBefore(FIRST) && !wanted.isAfter(last))
                .orElse(null);
        if (month == null) {
            query.mistake(Mistake.of("month", "out-of-range", FIRST.toString(), last.toString()));
        }
        query.check();
        return answer(tenant, month == null ? last : month, format.orElse(ExportFile.Format.CSV), word);
    }

    private Response answer(Tenant tenant, YearMonth month, ExportFile.Format format, String ending) {
        InputStream written = spool.write(format, openData.columns(), file -> openData.month(tenant, month, file::row))
                .orElseThrow(() -> RefusedRequest.of(ProblemType.BUSY, Integer.toString(RETRY_SECONDS))
                        .retryAfter(RETRY_SECONDS));
        StreamingOutput body = out -> {
            try (written) {
                byte[] buffer = new byte[BUFFER];
                for (int read = written.read(buffer); read >= 0; read = written.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            }
        };
        return Response.ok(body, format.mediaType() + ";charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s.%s\"".formatted(tenant.domain(), month, ending))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    private static Optional<YearMonth> month(String typed) {
        try {
            return Optional.of(YearMonth.parse(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
