package id.kentongan.launcher.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/** Exactly one login, compared in constant time: the application's. */
final class OneLogin implements ActiveMQSecurityManager {
    private final byte[] user;
    private final byte[] password;

    OneLogin(String user, String password) {
        this.user = user.getBytes(StandardCharsets.UTF_8);
        this.password = password.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean validateUser(@Nullable String name, @Nullable String secret) {
        boolean sameUser = MessageDigest.isEqual(user, bytes(name));
        boolean samePassword = MessageDigest.isEqual(password, bytes(secret));
        return sameUser && samePassword;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String name, @Nullable String secret, Set<Role> roles, CheckType checkType) {
        return validateUser(name, secret);
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
