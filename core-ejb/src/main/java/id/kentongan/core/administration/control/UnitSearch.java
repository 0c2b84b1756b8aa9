package id.kentongan.core.administration.control;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.organisation.entity.AreaCode;
import java.util.Locale;

/** What a search for units by their names hands to the database. */
public final class UnitSearch {

    private static final int LONGEST = 200;

    private UnitSearch() {}

    /** The words in their order with anything between them, whatever signs are in them. */
    public static String pattern(String words) {
        String like = "%"
                + words.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[%_\\\\]", " ")
                        .replaceAll("\\s+", "%") + "%";
        return like.length() > LONGEST ? like.substring(0, LONGEST) : like;
    }

    /** Governments that the actor has a post in. */
    public static Integer[] tenants(Actor actor) {
        return actor.posts().stream().map(Post::tenantId).distinct().toArray(Integer[]::new);
    }

    /** Areas that the actor has a post in. */
    public static String[] areas(Actor actor) {
        return actor.posts().stream()
                .map(Post::area)
                .map(AreaCode::toString)
                .distinct()
                .toArray(String[]::new);
    }
}
