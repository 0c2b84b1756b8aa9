package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries a change and tells the reader what became of it. */
@RequestScoped
public class Attempts {

    @Inject
    private Texts texts;

    private boolean outdated;

    /** Whether a change was refused because the page was too old: then it shows what is new, not what was entered. */
    public boolean isOutdated() {
        return outdated;
    }

    /**
     * @param done key of the sentence that says so
     * @return whether it was made; false also when there is no such thing for this reader, who is told 404
     */
    public boolean make(String done, Runnable change) {
        try {
            change.run();
            texts.info(done);
            return true;
        } catch (ChangeRefused e) {
            texts.refuse("administration.refused." + e.reason().name(), e.by().isEmpty() ? "–" : e.by());
            outdated = e.reason() == ChangeRefused.Reason.CHANGED;
            return false;
        } catch (NotPermitted e) {
            missing();
            return false;
        }
    }

    /** Answers as if the page did not exist. */
    public static void missing() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.getResponseComplete()) {
            return;
        }
        try {
            faces.getExternalContext().responseSendError(404, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    /** While a postback is being read, before anything is loaded, the forms must be there to be heard. */
    static boolean hearing() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    }

    /** @return 0 for what is no number of a version: nothing has it */
    static int version(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The end of a day that was entered, on the clocks of that place.
     *
     * @return null for no day
     * @throws ChangeRefused if it is none
     */
    static @Nullable Instant end(@Nullable String day, ZoneId zone) {
        try {
            return day == null || day.isBlank()
                    ? null
                    : LocalDate.parse(day.strip())
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new ChangeRefused(ChangeRefused.Reason.TIMES);
        }
    }

    /** @return empty for what is no id */
    public static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A parameter of the request that no component of the page has. */
    static Optional<UUID> parameter(String name) {
        return id(FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name));
    }
}
