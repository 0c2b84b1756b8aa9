package id.kentongan.web.room.view;

/**
 * A community in the reader's language.
 *
 * @param visibility who finds it, joins and reads it
 * @param founder the founder's pseudonym, for moderators; empty for others
 * @param asked when it was asked for
 * @param note what the moderator says; empty for nothing
 * @param open whether it is
 * @param waits whether nobody has decided yet
 */
public record CommunityCard(
        String id,
        String name,
        String purpose,
        String visibility,
        String members,
        String state,
        String founder,
        String asked,
        String note,
        boolean open,
        boolean waits,
        boolean joined,
        boolean founded) {}
