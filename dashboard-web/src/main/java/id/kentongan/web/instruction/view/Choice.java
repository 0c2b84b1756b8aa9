package id.kentongan.web.instruction.view;

/**
 * Something to choose in a form.
 *
 * @param label what the reader sees; empty when the page knows the word for the value
 */
public record Choice(String value, String label, boolean chosen) {}
