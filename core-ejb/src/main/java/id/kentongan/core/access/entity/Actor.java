package id.kentongan.core.access.entity;

import id.kentongan.core.database.entity.Scope;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A signed-in person and the posts by which the person may see and do something. It is a snapshot: whoever keeps one
 * asks {@code SignIn.refresh} again before trusting it for longer than a few seconds.
 *
 * @param administrator whether the person is an administrator of the installation
 */
public record Actor(UUID personId, String displayName, Set<Post> posts, boolean administrator) implements Serializable {

    public Actor {
        posts = Set.copyOf(posts);
    }

    /** The units that the person has a post in. */
    public Set<UUID> units() {
        return posts.stream().map(Post::unit).collect(Collectors.toUnmodifiableSet());
    }

    public boolean worksFor(UUID unit) {
        return posts.stream().anyMatch(post -> post.unit().equals(unit));
    }

    /** The tenants of the person's units and those that they oversee; no others' rows are shown to what the person does. */
    public Scope scope() {
        return Scope.tenants(reach());
    }

    /** The same and one government more, which has sent something to one of the actor's. */
    public Scope scopeWith(int tenantId) {
        Set<Integer> tenants = reach();
        tenants.add(tenantId);
        return Scope.tenants(tenants);
    }

    /** Whether rows of that tenant are shown to what the person does anyway. */
    public boolean reaches(int tenantId) {
        return reach().contains(tenantId);
    }

    private Set<Integer> reach() {
        Set<Integer> tenants = new TreeSet<>();
        posts.forEach(post -> {
            tenants.add(post.tenantId());
            tenants.addAll(post.overseen());
        });
        return tenants;
    }
}
