package id.kentongan.launcher.moderation;

import java.util.List;

/** One round: what is learned from, and what is asked. */
record Fold(String name, List<Question> train, List<Question> test) {}
