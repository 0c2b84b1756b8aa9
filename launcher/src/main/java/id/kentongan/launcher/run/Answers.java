package id.kentongan.launcher.run;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Values by name; who asks for one that is not known yet waits for it. */
final class Answers implements UnaryOperator<String> {
    private final Map<String, CompletableFuture<String>> values = new ConcurrentHashMap<>();

    Answers tell(String name, String value) {
        future(name).complete(value);
        return this;
    }

    @Override
    public String apply(String name) {
        return future(name).join();
    }

    private CompletableFuture<String> future(String name) {
        return values.computeIfAbsent(name, n -> new CompletableFuture<>());
    }
}
