package id.kentongan.web.privacy.view;

/**
 * A consent as its giver sees it.
 *
 * @param government empty for the installation
 * @param withdrawn empty while it is in force
 */
public record ConsentCard(String id, String topic, String version, String government, String given, String withdrawn) {}
