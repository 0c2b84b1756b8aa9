package id.kentongan.core.pseudonym.entity;

/**
 * Whom others in a kelurahan see.
 *
 * @param id 32 hexadecimal digits, of this kelurahan alone
 * @param name such as {@code Melati Tenang}
 * @param avatar a picture and a colour, such as {@code perahu-3}
 */
public record Pseudonym(String id, String name, String avatar) {}
