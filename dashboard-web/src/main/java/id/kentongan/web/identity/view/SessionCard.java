package id.kentongan.web.identity.view;

/**
 * A session as its owner reads it.
 *
 * @param current whether it is the one that shows this page
 */
public record SessionCard(
        String id, String browser, String method, String created, String used, String ends, boolean current) {}
