package id.kentongan.web.access;

import id.kentongan.core.access.entity.Action;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is done behind a door, so that one can look up in the table of {@link Action} who may pass. Whether this actor may
 * do it to this object is decided behind the door, where the object is known. A door without it fails the build.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {
    Action value();
}
