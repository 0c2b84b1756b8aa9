package id.kentongan.web.category.view;

/**
 * A line of the list of categories, in the reader's language.
 *
 * @param group its group's name; empty without one
 * @param icon the word of its symbol
 * @param term name of its class of deadlines
 * @param questions how many it asks
 */
public record CategoryRow(
        String code,
        String name,
        String description,
        String group,
        String icon,
        String term,
        int questions,
        boolean emergency,
        boolean secret,
        boolean retired) {}
