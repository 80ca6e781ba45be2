package dev.molt.web;

import dev.molt.run.RunDesk;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

/** How often one learner and one address may have programs run. */
@ApplicationScoped
public class RunLimits {

    private static final int NETWORK_BYTES = 8;

    /** One who types pauses more often than they run. */
    private static final int CHECKS_PER_RUN = 3;

    private final RateLimit learners;
    private final RateLimit addresses;
    private final RateLimit checks;
    private final RateLimit checksOfAddress;

    RunLimits(MoltConfig config) {
        learners = new RateLimit(config.run().ratePerLearner(), System::nanoTime);
        addresses = new RateLimit(config.run().ratePerAddress(), System::nanoTime);
        checks = new RateLimit(CHECKS_PER_RUN * config.run().ratePerLearner(), System::nanoTime);
        checksOfAddress = new RateLimit(CHECKS_PER_RUN * config.run().ratePerAddress(), System::nanoTime);
    }

    /** Who asks, for the desk: those who come without a cookie are one for each network. */
    String asker(Visitor visitor, HttpServerRequest request) {
        return visitor.learner().orElseGet(() -> RunDesk.stranger(visitor.introduce(), network(request)));
    }

    /**
     * Counts runs that are about to start.
     *
     * @throws jakarta.ws.rs.WebApplicationException 429 with the time to wait
     */
    void count(int runs, String learner, HttpServerRequest request) {
        // The learner first: one who asks too often takes nothing from the class behind the same address.
        refuse(learners.take(learner, runs), "You start programs very often");
        refuse(addresses.take(network(request), runs), "Many programs are started from your network");
    }

    /**
     * Counts a check of what is typed.
     *
     * @throws jakarta.ws.rs.WebApplicationException 429 with the time to wait
     */
    void countCheck(String learner, HttpServerRequest request) {
        refuse(checks.take(learner, 1), "You type faster than is looked at");
        refuse(checksOfAddress.take(network(request), 1), "More is typed in your network than is looked at");
    }

    private static void refuse(Duration missing, String sentence) {
        if (!missing.isZero()) {
            long seconds = Math.max(1, (missing.toMillis() + 999) / 1000);
            throw Refusal.tooMany(
                    sentence + ": try again in " + seconds + (seconds == 1 ? " second." : " seconds."), seconds);
        }
    }

    private static String network(HttpServerRequest request) {
        return network(request.remoteAddress().hostAddress());
    }

    /** A household or a machine has a whole /64 of IPv6 to choose addresses from. */
    static String network(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address instanceof Inet6Address
                    ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return host;
        }
    }
}
