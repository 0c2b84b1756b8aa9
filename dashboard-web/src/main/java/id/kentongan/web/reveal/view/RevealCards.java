package id.kentongan.web.reveal.view;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes requests in the reader's language and on the clocks of their place. */
@RequestScoped
public class RevealCards {

    @Inject
    private AreaDirectory areas;

    @Inject
    private Texts texts;

    RevealCard of(Reveal reveal) {
        ZoneId zone = areas.tenant(reveal.tenantId()).orElseThrow().zone();
        return new RevealCard(
                reveal.id().toString(),
                reveal.ticket(),
                reveal.requesterName(),
                reveal.reason(),
                reveal.basis(),
                reveal.bar(),
                texts.time(reveal.requestedAt(), zone),
                reveal.state(),
                reveal.deciderName() == null ? "" : reveal.deciderName(),
                reveal.note() == null ? "" : reveal.note(),
                reveal.openUntil() == null ? "" : texts.time(reveal.openUntil(), zone),
                reveal.reads());
    }

    static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What an actor may not know of is as missing as what is not there. */
    static void missing() {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
