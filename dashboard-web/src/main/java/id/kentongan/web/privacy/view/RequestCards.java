package id.kentongan.web.privacy.view;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.privacy.entity.PrivacyRequest;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;

/** Makes requests readable, on the clocks of the government that is asked. */
@RequestScoped
public class RequestCards {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    @Inject
    private AreaDirectory directory;

    @Inject
    private Texts texts;

    /** In their order. */
    public List<RequestCard> of(List<PrivacyRequest> requests) {
        return requests.stream().map(this::card).toList();
    }

    private RequestCard card(PrivacyRequest request) {
        ZoneId zone = directory.tenant(request.tenantId()).map(Tenant::zone).orElse(ZONE);
        boolean waits = request.decided() == null;
        return new RequestCard(
                request.id().toString(),
                government(request.tenantId()),
                request.kind().name(),
                request.words(),
                texts.time(request.made(), zone),
                texts.time(request.due(), zone),
                waits && request.late(),
                waits ? "WAITING" : Boolean.TRUE.equals(request.granted()) ? "GRANTED" : "REFUSED",
                waits ? "" : texts.time(request.decided(), zone),
                request.answer() == null ? "" : request.answer());
    }

    /** As people call it. */
    String government(int tenantId) {
        return directory.tenant(tenantId).map(Tenant::name).orElse("–");
    }
}
