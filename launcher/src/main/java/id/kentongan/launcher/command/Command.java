package id.kentongan.launcher.command;

import id.kentongan.launcher.boot.Verb;
import java.util.Set;

/** One subcommand of {@code ./kentongan}. Found by {@link java.util.ServiceLoader}; needs a public empty constructor. */
public interface Command {
    Verb verb();

    /**
     * The names of its own flags that take a value, such as {@code --url}; any other flag is refused. The values
     * of a flag that is given several times are joined by line breaks.
     */
    default Set<String> flags() {
        return Set.of();
    }

    /** The names of its own flags that take no value, such as {@code --dry-run}. */
    default Set<String> switches() {
        return Set.of();
    }

    /**
     * Does the work. What a person should read as one sentence with a cure is thrown as a
     * {@link id.kentongan.launcher.boot.Refusal}.
     *
     * @return the exit code of the process
     */
    int run(Invocation invocation) throws Exception;
}
