package id.kentongan.st.blackbox;

import id.kentongan.st.Checkout;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one running jar of this suite; it starts for the first that asks and stops after the last. */
public final class SharedKentongan implements ParameterResolver {

    private static final String KEY = SharedKentongan.class.getName();

    /**
     * One machine plays all clients, so the limits per client are raised out of the way; {@code ShippedLimitsIT} has the
     * shipped ones. A slow body is not waited for as long as in earnest.
     */
    public static final Map<String, String> RAISED_LIMITS = Map.of(
            "KENTONGAN_LIMIT_ADDRESS", "10000/100000",
            "KENTONGAN_LIMIT_FILING", "10000/100000",
            "KENTONGAN_LIMIT_KEY_READING", "10000/100000",
            "KENTONGAN_LIMIT_KEY_FILING", "10000/100000",
            "KENTONGAN_LIMIT_OFFICER", "10000/100000",
            "KENTONGAN_LIMIT_SIGN_IN", "1000/10000",
            "KENTONGAN_BOUNDS_BODY_SECONDS", "4");

    private record Running(Kentongan kentongan) implements AutoCloseable {

        static Running start() {
            Kentongan started = Kentongan.in(
                            Checkout.ROOT.resolve("system-tests/target/blackbox/shared"), RAISED_LIMITS)
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
