package id.kentongan.core.escalation.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;

/** Hears what comes for agencies beside the tiers. */
@JMSDestinationDefinition(name = "java:app/jms/agency", interfaceName = "jakarta.jms.Queue", destinationName = "agency")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/agency")
        })
public class AgencyListener extends TierListener {

    public AgencyListener() {
        super("agency");
    }
}
