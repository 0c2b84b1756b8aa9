package id.kentongan.st.blackbox;

import id.kentongan.st.Checkout;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one running jar of this suite; it starts for the first that asks and stops after the last. */
public final class SharedKentongan implements ParameterResolver {

    private static final String KEY = SharedKentongan.class.getName();

    /** A slow body is not waited for as long as in earnest; a place is, since a build may run beside the tests. */
    private static final Map<String, String> QUICK =
            Map.of("KENTONGAN_BOUNDS_BODY_SECONDS", "4", "KENTONGAN_BOUNDS_WAIT_MILLIS", "20000");

    private record Running(Kentongan kentongan) implements AutoCloseable {

        static Running start() {
            Kentongan started = Kentongan.in(Checkout.ROOT.resolve("system-tests/target/blackbox/shared"), QUICK)
                    .start();
            started.awaitReady();
            return new Running(started);
        }

        @Override
        public void close() {
            kentongan.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Kentongan.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(KEY, key -> Running.start(), Running.class)
                .kentongan();
    }
}
