package id.kentongan.web.room.view;

import java.util.List;

/**
 * A message that was pointed out, in the reader's language.
 *
 * @param policies what it is said to break
 * @param done what the machine has done until somebody looks
 * @param flags how many readers have pointed it out; empty for none
 * @param taken whether another moderator looks at it now
 * @param appeal whether it is an appeal that waits
 */
public record ReviewCard(
        String id,
        String place,
        String name,
        String words,
        List<String> policies,
        String done,
        String flags,
        String due,
        String dueIso,
        boolean late,
        boolean taken,
        boolean appeal) {}
