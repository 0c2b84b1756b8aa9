package id.kentongan.core.escalation.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;

/** Hears what comes for the kelurahan's offices. */
@JMSDestinationDefinition(
        name = "java:app/jms/kelurahan",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "kelurahan")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/kelurahan")
        })
public class KelurahanListener extends TierListener {

    public KelurahanListener() {
        super("kelurahan");
    }
}
