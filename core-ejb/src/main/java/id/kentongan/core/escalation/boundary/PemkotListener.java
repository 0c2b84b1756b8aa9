package id.kentongan.core.escalation.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;

/** Hears what comes for city and regency governments. */
@JMSDestinationDefinition(name = "java:app/jms/pemkot", interfaceName = "jakarta.jms.Queue", destinationName = "pemkot")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/pemkot")
        })
public class PemkotListener extends TierListener {

    public PemkotListener() {
        super("pemkot");
    }
}
