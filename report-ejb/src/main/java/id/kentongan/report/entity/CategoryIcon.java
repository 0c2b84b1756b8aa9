package id.kentongan.report.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The symbols of categories and groups, drawn by us; always shown beside a word. */
public enum CategoryIcon {
    AID,
    BUILDING,
    BUS,
    DISASTER,
    DRAIN,
    FACILITY,
    FIRE,
    FLOOD,
    HEALTH,
    HOUSE,
    LAMP,
    ORDER,
    OTHER,
    ROAD,
    RUBBISH,
    SAFETY,
    SERVICE,
    SIREN,
    SOCIAL,
    TRAFFIC,
    TREE;

    /** As the database and the style sheet call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty for a word that is no symbol */
    public static Optional<CategoryIcon> of(String word) {
        return Stream.of(values()).filter(icon -> icon.word().equals(word)).findFirst();
    }
}
