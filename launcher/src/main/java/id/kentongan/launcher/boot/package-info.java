/**
 * The small part of the launcher that is a class of {@code kentongan.jar} itself: it reads arguments and settings,
 * unpacks the rest of the program beside the data and loads it part by part. JDK only, because everything here is
 * visible to every part, the web application included.
 */
@NullMarked
package id.kentongan.launcher.boot;

import org.jspecify.annotations.NullMarked;
