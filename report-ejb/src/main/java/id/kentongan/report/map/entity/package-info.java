/** What the map asks for. */
@NullMarked
package id.kentongan.report.map.entity;

import org.jspecify.annotations.NullMarked;
