package id.kentongan.web.open311;

/**
 * A whole answer.
 *
 * @param name the root element of the XML form; JSON has no name for its root
 */
record Document(String name, Node root) {}
