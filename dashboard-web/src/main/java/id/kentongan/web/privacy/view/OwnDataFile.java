package id.kentongan.web.privacy.view;

import id.kentongan.chat.keep.boundary.OwnWords;
import id.kentongan.core.privacy.entity.OwnData;
import id.kentongan.core.privacy.entity.PrivacyRequest;
import id.kentongan.core.vault.entity.Consent;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a person, as a file that programs and people can read (UU 27/2022, article 13). */
final class OwnDataFile {

    private OwnDataFile() {}

    static String of(OwnData data, List<OwnWords.Said> said) {
        JsonArrayBuilder addresses = Json.createArrayBuilder();
        data.addresses().forEach(addresses::add);
        JsonArrayBuilder consents = Json.createArrayBuilder();
        data.consents().forEach(consent -> consents.add(consent(consent)));
        JsonArrayBuilder names = Json.createArrayBuilder();
        data.names()
                .forEach(name -> names.add(Json.createObjectBuilder()
                        .add("area_code", name.area())
                        .add("area", name.areaName())
                        .add("name", name.name())));
        JsonArrayBuilder requests = Json.createArrayBuilder();
        data.requests().forEach(request -> requests.add(request(request)));
        JsonArrayBuilder notices = Json.createArrayBuilder();
        data.notices()
                .forEach(notice -> notices.add(Json.createObjectBuilder()
                        .add("ticket", notice.ticket())
                        .add("basis", notice.basis().name())
                        .add("opened_at", notice.openedAt().toInstant().toString())));
        JsonArrayBuilder messages = Json.createArrayBuilder();
        said.forEach(each -> messages.add(message(each)));
        JsonObjectBuilder file = Json.createObjectBuilder()
                .add("addresses", addresses)
                .add("consents", consents)
                .add("names", names)
                .add("requests", requests)
                .add("identity_opened", notices)
                .add("messages", messages);
        data.ageBand().ifPresent(band -> file.add("age_band", band.name()));
        data.home().ifPresent(home -> file.add("home", home.value()));
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(file.build());
        }
        return text.toString();
    }

    private static JsonObjectBuilder message(OwnWords.Said each) {
        JsonObjectBuilder row = Json.createObjectBuilder()
                .add("area_code", each.area())
                .add("room", each.room())
                .add("said_at", each.at().toInstant().toString())
                .add("state", each.state());
        said(row, "words", each.words());
        return row;
    }

    private static JsonObjectBuilder consent(Consent consent) {
        JsonObjectBuilder row = Json.createObjectBuilder()
                .add("topic", consent.topic())
                .add("text_version", consent.textVersion())
                .add("text_sha256", consent.textHash())
                .add("proof", consent.proof())
                .add("given_at", consent.givenAt().toInstant().toString());
        if (consent.withdrawnAt() != null) {
            row.add("withdrawn_at", consent.withdrawnAt().toInstant().toString());
        }
        return row;
    }

    private static JsonObjectBuilder request(PrivacyRequest request) {
        JsonObjectBuilder row = Json.createObjectBuilder()
                .add("id", request.id().toString())
                .add("kind", request.kind().name())
                .add("words", request.words())
                .add("made_at", request.made().toInstant().toString())
                .add("due_at", request.due().toInstant().toString());
        said(row, "answer", request.answer());
        return row;
    }

    private static void said(JsonObjectBuilder row, String name, @Nullable String words) {
        if (words != null) {
            row.add(name, words);
        }
    }
}
