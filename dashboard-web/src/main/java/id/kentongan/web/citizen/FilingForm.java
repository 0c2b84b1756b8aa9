package id.kentongan.web.citizen;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.filing.Mistake;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Draws the form: each field with its label, its hint and what is wrong with it. */
@RequestScoped
public class FilingForm {

    @Inject
    private AreaDirectory areas;

    @Inject
    private Sheet sheet;

    @Inject
    private Texts texts;

    /** @param photosLost whether photos came that have to be chosen again */
    void draw(Html html, Tenant tenant, Category category, Draft draft, boolean photosLost) {
        mistakes(html, draft, photosLost);
        html.tag(
                "form",
                "method",
                "post",
                "action",
                sheet.address("/lapor"),
                "enctype",
                "multipart/form-data",
                "class",
                "card",
                "id",
                "filing",
                "novalidate");
        hidden(html, "pemda", tenant.domain());
        hidden(html, "kategori", category.code());
        hidden(html, Draft.KEY, draft.first(Draft.KEY));
        words(html, draft);
        place(html, tenant, draft);
        if (!category.attributes().isEmpty()) {
            html.tag("fieldset", "class", "checks").line("legend", texts.get("filing.questions"));
            category.attributes().forEach(attribute -> question(html, attribute, draft));
            html.end();
        }
        photos(html, draft);
        person(html, draft);
        html.tag("p", "class", "actions")
                .line("button", texts.get("filing.send"), "type", "submit", "class", "button", "id", "send")
                .end();
        html.end();
        html.tag("script", "src", sheet.resource("position.js"), "defer").end();
    }

    private void hidden(Html html, String name, String value) {
        html.single("input", "type", "hidden", "name", name, "value", value);
    }

    private void mistakes(Html html, Draft draft, boolean photosLost) {
        if (draft.mistakes().isEmpty()) {
            return;
        }
        html.tag(
                "section",
                "class",
                "notice refused",
                "id",
                "mistakes",
                "role",
                "alert",
                "tabindex",
                "-1",
                "aria-labelledby",
                "mistakesHead",
                "autofocus");
        html.line("h2", texts.get("filing.mistakes"), "id", "mistakesHead").tag("ul");
        for (Mistake mistake : draft.mistakes()) {
            html.tag("li")
                    .line("a", sentence(mistake), "href", "#" + id(mistake.field()))
                    .end();
        }
        html.end();
        if (photosLost) {
            html.line("p", texts.get("filing.photos.again"));
        }
        html.end();
    }

    private String sentence(Mistake mistake) {
        return texts.get("filing.mistake." + mistake.key(), mistake.arguments().toArray());
    }

    private static String id(String field) {
        return "f-" + field.replace('.', '-');
    }

    private void words(Html html, Draft draft) {
        field(html, Draft.DESCRIPTION, texts.get("filing.description"), texts.get("filing.description.hint"), draft);
        html.tag(
                        "textarea",
                        described(
                                Draft.DESCRIPTION,
                                true,
                                draft,
                                "rows",
                                "4",
                                "maxlength",
                                Integer.toString(NewReport.LONGEST_DESCRIPTION),
                                "required",
                                ""))
                .say(draft.first(Draft.DESCRIPTION))
                .end();
        html.end();
    }

    private void place(Html html, Tenant tenant, Draft draft) {
        html.tag("fieldset", "class", "checks").line("legend", texts.get("filing.place"));
        html.line("p", texts.get("filing.place.hint"), "class", "hint");
        field(html, Draft.KELURAHAN, texts.get("filing.kelurahan"), "", draft);
        html.tag("select", described(Draft.KELURAHAN, false, draft));
        html.line("option", texts.get("filing.kelurahan.none"), "value", "");
        String kecamatan = "";
        for (AreaDirectory.Nameable area : areas.nameable(tenant)) {
            if (!area.kecamatan().equals(kecamatan)) {
                if (!kecamatan.isEmpty()) {
                    html.end();
                }
                kecamatan = area.kecamatan();
                html.tag("optgroup", "label", kecamatan);
            }
            option(html, area.code().value(), area.name(), draft.first(Draft.KELURAHAN));
        }
        if (!kecamatan.isEmpty()) {
            html.end();
        }
        html.end().end();
        field(html, Draft.POSITION, texts.get("filing.position"), texts.get("filing.position.hint"), draft);
        html.single(
                "input",
                described(
                        Draft.POSITION,
                        true,
                        draft,
                        "value",
                        draft.first(Draft.POSITION),
                        "maxlength",
                        "500",
                        "autocomplete",
                        "off",
                        "inputmode",
                        "text"));
        html.tag("p", "hidden", "", "id", "locating")
                .line(
                        "button",
                        texts.get("filing.locate"),
                        "type",
                        "button",
                        "class",
                        "button quiet",
                        "id",
                        "locate",
                        "data-failed",
                        texts.get("filing.locate.failed"))
                .tag("span", "id", "located", "role", "status")
                .end()
                .end();
        html.end();
        field(html, Draft.ADDRESS, texts.get("filing.address"), texts.get("filing.address.hint"), draft);
        html.single(
                "input",
                described(
                        Draft.ADDRESS,
                        true,
                        draft,
                        "value",
                        draft.first(Draft.ADDRESS),
                        "maxlength",
                        Integer.toString(NewReport.LONGEST_ADDRESS)));
        html.end().end();
    }

    private void question(Html html, CategoryAttribute attribute, Draft draft) {
        String name = Draft.ANSWER + attribute.code();
        String words = texts.choose(attribute.nameId(), attribute.nameEn());
        if (!attribute.variable()) {
            html.tag("p", "class", "notice refused").line("strong", words).end();
            return;
        }
        String label = attribute.required() ? words : words + " " + texts.get("filing.optional");
        String hint = texts.choose(attribute.hintId(), attribute.hintEn());
        switch (attribute.type()) {
            case SINGLEVALUELIST -> {
                field(html, name, label, hint, draft);
                html.tag("select", described(name, !hint.isEmpty(), draft));
                html.line("option", texts.get("filing.choose"), "value", "");
                for (AttributeChoice choice : attribute.choices()) {
                    option(html, choice.key(), texts.choose(choice.nameId(), choice.nameEn()), draft.first(name));
                }
                html.end().end();
            }
            case MULTIVALUELIST -> several(html, attribute, name, label, hint, draft);
            case TEXT -> {
                field(html, name, label, hint, draft);
                html.tag("textarea", described(name, !hint.isEmpty(), draft, "rows", "3", "maxlength", "2000"))
                        .say(draft.first(name))
                        .end()
                        .end();
            }
            case NUMBER -> input(html, name, label, hint, draft, "inputmode", "decimal", "maxlength", "20");
            case DATETIME ->
                input(
                        html,
                        name,
                        label,
                        texts.get("filing.time.hint"),
                        draft,
                        "type",
                        "datetime-local",
                        "maxlength",
                        "40");
            case STRING -> input(html, name, label, hint, draft, "maxlength", "200");
        }
    }

    private void several(Html html, CategoryAttribute attribute, String name, String label, String hint, Draft draft) {
        html.tag("fieldset", "class", "checks", "id", id(name)).line("legend", label);
        if (!hint.isEmpty()) {
            html.line("p", hint, "class", "hint");
        }
        wrong(html, name, draft);
        List<String> chosen = draft.all(name);
        for (AttributeChoice choice : attribute.choices()) {
            html.tag("label", "class", "check");
            if (chosen.contains(choice.key())) {
                html.single("input", "type", "checkbox", "name", name, "value", choice.key(), "checked", "");
            } else {
                html.single("input", "type", "checkbox", "name", name, "value", choice.key());
            }
            html.line("span", texts.choose(choice.nameId(), choice.nameEn())).end();
        }
        html.end();
    }

    private void photos(Html html, Draft draft) {
        field(html, Draft.PHOTOS, texts.get("filing.photos"), texts.get("filing.photos.hint"), draft);
        html.single(
                "input",
                described(Draft.PHOTOS, true, draft, "type", "file", "accept", "image/jpeg,image/png", "multiple", ""));
        html.end();
    }

    private void person(Html html, Draft draft) {
        boolean open = List.of(Draft.NAME, Draft.MAIL, Draft.CALL).stream()
                .anyMatch(name -> !draft.first(name).isBlank());
        if (open) {
            html.tag("details", "class", "question", "open", "");
        } else {
            html.tag("details", "class", "question");
        }
        html.line("summary", texts.get("filing.person"));
        html.line("p", texts.get("filing.person.hint"), "class", "hint");
        input(html, Draft.NAME, texts.get("filing.name"), "", draft, "autocomplete", "name", "maxlength", "100");
        input(
                html,
                Draft.MAIL,
                texts.get("filing.mail"),
                "",
                draft,
                "type",
                "email",
                "autocomplete",
                "email",
                "maxlength",
                "320");
        input(
                html,
                Draft.CALL,
                texts.get("filing.call"),
                "",
                draft,
                "type",
                "tel",
                "autocomplete",
                "tel",
                "maxlength",
                "40");
        html.end();
    }

    private void input(Html html, String name, String label, String hint, Draft draft, String... more) {
        field(html, name, label, hint, draft);
        String[] all = new String[more.length + 2];
        System.arraycopy(more, 0, all, 0, more.length);
        all[more.length] = "value";
        all[more.length + 1] = draft.first(name);
        html.single("input", described(name, !hint.isEmpty(), draft, all)).end();
    }

    private static void option(Html html, String value, String label, String chosen) {
        if (value.equals(chosen)) {
            html.line("option", label, "value", value, "selected", "");
        } else {
            html.line("option", label, "value", value);
        }
    }

    /** Opens a field with its label, hint and mistakes; whoever asked closes it. */
    private void field(Html html, String name, String label, String hint, Draft draft) {
        html.tag("div", "class", "field").line("label", label, "for", id(name));
        if (!hint.isEmpty()) {
            html.line("p", hint, "class", "hint", "id", id(name) + "-hint");
        }
        wrong(html, name, draft);
    }

    private void wrong(Html html, String name, Draft draft) {
        draft.mistakes().stream()
                .filter(mistake -> mistake.field().equals(name))
                .findFirst()
                .ifPresent(mistake -> html.line("p", sentence(mistake), "class", "mistake", "id", id(name) + "-wrong"));
    }

    private static String[] described(String name, boolean hint, Draft draft, String... more) {
        boolean wrong =
                draft.mistakes().stream().anyMatch(mistake -> mistake.field().equals(name));
        String by = (hint ? id(name) + "-hint " : "") + (wrong ? id(name) + "-wrong" : "");
        List<String> all = new ArrayList<>(List.of("id", id(name), "name", name));
        if (!by.isBlank()) {
            all.addAll(List.of("aria-describedby", by.strip()));
        }
        if (wrong) {
            all.addAll(List.of("aria-invalid", "true"));
        }
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }
}
