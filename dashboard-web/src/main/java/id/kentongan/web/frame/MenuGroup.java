package id.kentongan.web.frame;

/** What a page of the menu is for; in the order of the menu. */
public enum MenuGroup {
    WORK,
    REPORTS,
    ROOMS,
    INSTRUCTIONS,
    FIGURES,
    ADMINISTRATION,
    OPERATION,
    ME
}
