package id.kentongan.core.escalation.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;

/** Hears what comes for the kecamatan's offices. */
@JMSDestinationDefinition(
        name = "java:app/jms/kecamatan",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "kecamatan")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/kecamatan")
        })
public class KecamatanListener extends TierListener {

    public KecamatanListener() {
        super("kecamatan");
    }
}
