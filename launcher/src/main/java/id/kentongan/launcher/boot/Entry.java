package id.kentongan.launcher.boot;

/** What the boot calls in the unpacked program: it finds the command of the verb and carries it out. */
public interface Entry {
    int enter(CommandLine line, Settings settings, Console console, Program program) throws Exception;
}
