package id.kentongan.chat.alarm.entity;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When talk is an alarm: so many different people of a kelurahan within so long. One who repeats it a hundred times stays
 * one.
 *
 * @param topics of the rules that an office has to hear of at once
 * @param speakers people who speak of such a topic
 * @param taggers people who use the same hashtag, whatever it says
 */
public record AlarmPolicy(Set<String> topics, int speakers, int taggers, Duration window) {

    public AlarmPolicy {
        topics = Set.copyOf(topics);
    }

    /**
     * What a message counts for.
     *
     * @param found topics of the rules that it is about
     * @param tags its hashtags, without their signs
     * @return topics, and hashtags with their signs; a hashtag that is a topic counts as the topic alone
     */
    public Set<String> subjects(List<String> found, List<String> tags) {
        Set<String> subjects = new LinkedHashSet<>();
        found.stream().filter(topics::contains).forEach(subjects::add);
        tags.forEach(tag -> subjects.add(topics.contains(tag) ? tag : "#" + tag));
        subjects.removeIf(subject -> subject.startsWith("#") && found.contains(subject.substring(1)));
        return subjects;
    }

    /** How many people make an alarm of it. */
    public int needed(String subject) {
        return subject.startsWith("#") ? taggers : speakers;
    }
}
