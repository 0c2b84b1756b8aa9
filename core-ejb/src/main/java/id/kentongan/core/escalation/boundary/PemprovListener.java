package id.kentongan.core.escalation.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;

/** Hears what comes for provincial governments. */
@JMSDestinationDefinition(
        name = "java:app/jms/pemprov",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "pemprov")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/pemprov")
        })
public class PemprovListener extends TierListener {

    public PemprovListener() {
        super("pemprov");
    }
}
