package id.kentongan.web.citizen;

import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What somebody gets who has filed: number and code, to write down or to print; shown this once. */
@RequestScoped
public class ReceiptSlip {

    @Inject
    private Sheet sheet;

    @Inject
    private Texts texts;

    void answer(HttpServletResponse response, Tenant tenant, Category category, Receipt receipt, int photos)
            throws IOException {
        String title = texts.get("receipt.title");
        sheet.answer(response, HttpServletResponse.SC_OK, title, "/lapor", html -> {
            html.line("h1", title);
            if (category.emergency()) {
                sheet.emergency(html);
            }
            html.tag("section", "class", "card slip", "aria-labelledby", "keepHead");
            html.line("h2", texts.get("receipt.keep"), "id", "keepHead");
            html.line("p", texts.get("receipt.keep.hint"));
            html.tag("dl", "class", "facts");
            fact(html, texts.get("receipt.ticket"), receipt.ticket(), "ticket");
            fact(
                    html,
                    texts.get("receipt.code"),
                    receipt.trackingCode() == null ? texts.get("receipt.code.shown") : receipt.trackingCode(),
                    "code");
            fact(
                    html,
                    texts.get("report.show.category"),
                    texts.choose(category.nameId(), category.nameEn()),
                    "category");
            fact(
                    html,
                    texts.get("report.show.area"),
                    String.join(", ", receipt.place().path()),
                    "area");
            fact(html, texts.get("report.show.received"), texts.time(receipt.receivedAt(), tenant.zone()), "received");
            if (receipt.expectedAt() != null) {
                fact(html, texts.get("tracking.expected"), texts.time(receipt.expectedAt(), tenant.zone()), "expected");
            }
            if (photos > 0) {
                fact(html, texts.get("filing.photos"), texts.get("receipt.photos", photos), "photos");
            }
            html.end().end();
            html.line("p", texts.get("receipt.next"));
            html.tag("p", "class", "letter-do")
                    .line(
                            "a",
                            texts.get("receipt.follow"),
                            "class",
                            "button",
                            "id",
                            "follow",
                            "href",
                            sheet.address("/lacak?nomor=" + Sheet.encoded(receipt.ticket())))
                    .line(
                            "a",
                            texts.get("receipt.another"),
                            "class",
                            "button quiet",
                            "href",
                            sheet.address("/lapor?pemda=" + Sheet.encoded(tenant.domain())))
                    .end();
        });
    }

    private void fact(Html html, String name, String value, String id) {
        html.line("dt", name).line("dd", value, "id", id);
    }
}
