package id.kentongan.launcher.boot;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A part of the program with a life of its own, in a class loader of its own: what it is told and what it answers are
 * strings, because nothing else is the same class on both sides.
 */
public interface Part {
    /**
     * @param settings the value of a name; asking may wait until the value is known
     * @return what others need to know about the started part
     */
    Map<String, String> start(UnaryOperator<String> settings) throws Exception;

    void stop() throws Exception;
}
