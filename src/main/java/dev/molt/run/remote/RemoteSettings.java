package dev.molt.run.remote;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a site has its programs run elsewhere.
 *
 * @param urls of the runners, {@code http} or {@code https}, at least one
 * @param workers runs at one time, null for as many as the runners that are ready have workers
 * @param connect longest time to reach a runner
 * @param silence after which a runner that says nothing is taken for gone; more than the half second between its signs of life
 * @param patience how long a run looks for a runner that is there and has room
 */
public record RemoteSettings(
        List<URI> urls,
        Secret secret,
        @Nullable Integer workers,
        Duration connect,
        Duration silence,
        Duration patience) {

    /** @throws IllegalArgumentException with what to do, when nothing can come of it */
    public RemoteSettings {
        urls = urls.stream().map(RemoteSettings::checked).distinct().toList();
        require(!urls.isEmpty(), "molt.run.remote.url names no runner.");
        require(workers == null || workers > 0, "molt.run.workers must be above 0.");
        require(connect.toMillis() > 0, "molt.run.remote.connect-timeout must be above 0.");
        require(
                silence.toMillis() > Wire.HEARTBEAT_MILLIS,
                "molt.run.remote.silence-timeout must be above the half second between a runner's signs of life.");
        require(!patience.isNegative(), "molt.run.remote.patience must not be negative.");
    }

    private static URI checked(URI url) {
        require(
                ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null,
                "'" + url.toString().replaceFirst("//[^/@]*@", "//…@")
                        + "' in molt.run.remote.url is no address of a runner: http://host:port is one.");
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
