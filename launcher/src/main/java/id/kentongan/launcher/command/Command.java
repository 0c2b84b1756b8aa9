package id.kentongan.launcher.command;

import id.kentongan.launcher.boot.Verb;
import java.util.Set;

/** One subcommand of {@code ./kentongan}. Found by {@link java.util.ServiceLoader}; needs a public empty constructor. */
public interface Command {
    Verb verb();

    /** The names of its own flags that take a value, such as {@code --url}; any other flag is refused. */
    default Set<String> flags() {
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
