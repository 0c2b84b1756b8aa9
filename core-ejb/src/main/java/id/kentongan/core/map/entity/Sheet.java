package id.kentongan.core.map.entity;

import id.kentongan.core.organisation.entity.AreaCode;

/**
 * A city or regency of which shapes can be drawn: what a map loads in one piece, and keeps.
 *
 * @param city code of the city or regency
 * @param box what its kelurahan lie in
 * @param approximate whether some of its kelurahan have no border, and are drawn around sample points
 */
public record Sheet(AreaCode city, String name, Box box, boolean approximate) {}
