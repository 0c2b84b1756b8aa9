package id.kentongan.st.incontainer;

import id.kentongan.st.Checkout;
import id.kentongan.st.Eventually;
import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The web archive that {@code kentongan run} deploys, with the tests added to it. */
final class BuiltArchive {

    private BuiltArchive() {}

    static WebArchive withTests() {
        File built =
                Checkout.ROOT.resolve("launcher/target/dist/app/kentongan.war").toFile();
        return ShrinkWrap.create(ZipImporter.class, "kentongan.war")
                .importFrom(built)
                .as(WebArchive.class)
                .addPackage(BuiltArchive.class.getPackage())
                .addClass(Eventually.class)
                .addAsLibraries(jarOf(Assertions.class), jarOf(net.bytebuddy.ByteBuddy.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
