package dev.molt.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Every setting of Molt. Each is also an environment variable: {@code molt.run.queue} is {@code MOLT_RUN_QUEUE}. */
@ConfigMapping(prefix = "molt")
public interface MoltConfig {

    /** Where the site listens; 0 takes any free port. */
    @WithDefault("8080")
    int port();

    /** The address it listens on. Loopback unless the whole network is meant to reach it. */
    @WithDefault("127.0.0.1")
    String host();

    /** Folder of the database, the caches and the secrets; made at the first start. */
    @WithDefault("./data")
    Path data();

    /** Folder of the course. */
    @WithDefault("./lessons")
    Path lessons();

    /** Serve drafts and {@code /problems} too, to loopback only. */
    @WithDefault("false")
    boolean drafts();

    /** Signs the cookies; at least 32 characters. Without it a key is made at the first start and kept in the data folder. */
    Optional<String> secret();

    Run run();

    /** Limits of learners' programs. Without a value the defaults of {@code dev.molt.run.RunSettings} hold. */
    interface Run {
        /** Programs compiled or run at once; by default one a core. */
        OptionalInt workers();

        /** Runs that may wait for a worker; one more is told that the site is busy. */
        OptionalInt queue();

        /** Programs of one learner at once; the others of theirs wait. */
        OptionalInt perLearner();

        /** Runs that one learner may start within a minute; 0 for any number. */
        @WithDefault("60")
        int ratePerLearner();

        /** Likewise for one address, behind which may be a whole class. */
        @WithDefault("1200")
        int ratePerAddress();

        /** Wall time of a compilation. */
        Optional<Duration> compileTime();

        /** Wall time of a run. */
        Optional<Duration> runTime();

        /** Compile the course's own programs in the background, so that nobody waits for their first run. */
        @WithDefault("true")
        boolean ahead();

        /** Limit memory by cgroups where they can be written. Without them limits are degraded: a watch ends what takes too much. */
        @WithDefault("true")
        boolean memoryGroups();

        /** The Python to run, where the one found is not the one wanted. */
        Optional<Path> python();

        /** The rustc to compile with, likewise. */
        Optional<Path> rustc();
    }
}
