package id.kentongan.st.container;

import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;
import org.jboss.arquillian.test.spi.context.ClassContext;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jspecify.annotations.Nullable;

/**
 * Deploys once for the whole suite. Arquillian would deploy for each test class, and with Payara Micro a deployment is
 * a start of the server. The first class's deployment serves all: they name the same one.
 */
public final class OneDeployment {

    private static final String RUNNER = "ArquillianServletRunnerEE9";

    @Inject
    @ClassScoped
    private InstanceProducer<DeploymentScenario> scenario;

    @Inject
    private Instance<ClassContext> classes;

    @Inject
    private Instance<ProtocolMetaData> metaData;

    @Inject
    private Event<UnDeployManagedDeployments> undeploy;

    private @Nullable DeploymentScenario deployed;
    private @Nullable Class<?> first;
    private boolean ending;

    void generate(@Observes EventContext<GenerateDeployment> event) {
        DeploymentScenario known = deployed;
        if (known == null) {
            TestClass test = event.getEvent().getTestClass();
            event.proceed();
            deployed = scenario.get();
            first = test.getJavaClass();
        } else {
            scenario.set(known);
        }
    }

    void deploy(@Observes EventContext<DeployManagedDeployments> event) {
        DeploymentScenario known = deployed;
        if (known == null || known.managedDeploymentsInDeployOrder().stream().noneMatch(d -> d.isDeployed())) {
            event.proceed();
        }
    }

    /**
     * Payara's adapter reads what the server prints while it prints it, and may look before the line that names the
     * servlets. Then Arquillian would not find its own.
     */
    void nameRunner(@Observes AfterDeploy event) {
        for (HTTPContext context : metaData.get().getContexts(HTTPContext.class)) {
            if (context.getServlets().stream()
                    .noneMatch(servlet -> servlet.getName().equals(RUNNER))) {
                context.add(new Servlet(RUNNER, "/"));
            }
        }
    }

    void undeploy(@Observes EventContext<UnDeployManagedDeployments> event) {
        if (ending) {
            event.proceed();
        }
    }

    void end(@Observes(precedence = 100) AfterSuite event) {
        Class<?> owner = first;
        if (owner == null) {
            return;
        }
        ending = true;
        ClassContext context = classes.get();
        context.activate(owner);
        try {
            scenario.set(deployed);
            undeploy.fire(new UnDeployManagedDeployments());
        } finally {
            context.deactivate();
        }
    }
}
