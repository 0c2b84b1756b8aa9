package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries a change and tells the reader what became of it. */
@RequestScoped
public class Attempts {

    @Inject
    private Texts texts;

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
            texts.refuse("administration.refused." + e.reason().name());
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

    /** @return empty for what is no id */
    static Optional<UUID> id(@Nullable String text) {
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
