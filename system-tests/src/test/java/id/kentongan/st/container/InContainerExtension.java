package id.kentongan.st.container;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian about the two observers of this package. */
public final class InContainerExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Surroundings.class).observer(OneDeployment.class);
    }
}
