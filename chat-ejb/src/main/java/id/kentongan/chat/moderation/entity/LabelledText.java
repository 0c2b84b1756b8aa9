package id.kentongan.chat.moderation.entity;

import java.util.Set;

/** A text that a person has read, and the labels that the person gave it; none if it is clean. */
public record LabelledText(String text, Set<String> labels) {

    public LabelledText {
        labels = Set.copyOf(labels);
    }
}
