package id.kentongan.web.figure.view;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As what file figures are taken along. */
enum FileForm {
    CSV("text/csv;charset=utf-8"),
    PNG("image/png"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    private final String type;

    FileForm(String type) {
        this.type = type;
    }

    /** @return empty for a form that there is not */
    static Optional<FileForm> of(@Nullable String ending) {
        return Stream.of(values()).filter(form -> form.ending().equals(ending)).findFirst();
    }

    /** Of the file's name. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Answers with a file to be saved, which no cache keeps. */
    void answer(HttpServletResponse response, String name, byte[] file) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"kentongan-%s.%s\"".formatted(name, ending()));
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }
}
