package dev.molt.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** Folders of the courses, by commas; {@code \,} is a comma in a folder's name. */
    @WithDefault("./lessons")
    List<Path> lessons();

    /** Serve drafts and {@code /problems} too, to loopback only. */
    @WithDefault("false")
    boolean drafts();

    /**
     * Serve drafts to whoever writes them, with a bar of problems and pages that follow their files, to loopback only. The value is
     * the lesson, module or course whose address is told at the start.
     */
    Optional<Path> preview();

    /** Where to keep what a preview has proved; the folder {@code proofs} of the data folder unless told. */
    Optional<Path> proofs();

    /** Make the pages that a server is not needed for, which {@code ./molt export} writes to files. */
    @WithDefault("false")
    boolean export();

    /** Signs the cookies; at least 32 characters. Without it a key is made at the first start and kept in the data folder. */
    Optional<String> secret();

    Run run();

    /** How learners' programs run. Without a value the defaults of {@code dev.molt.run.RunSettings} hold, which are named here. */
    interface Run {
        /** Programs compiled or run at once, 64 at most; by default one a core, with runners as many as these have together. */
        OptionalInt workers();

        /** Runs that may wait for a worker, 64; one more is told that the site is busy. */
        OptionalInt queue();

        /** Programs of one learner at once, 2; the others of theirs wait. */
        OptionalInt perLearner();

        /** Runs that one learner may start within a minute; 0 for any number. */
        @WithDefault("60")
        int ratePerLearner();

        /** Likewise for one address, behind which may be a whole class. */
        @WithDefault("1200")
        int ratePerAddress();

        /** Wall time of a compilation, 10 s. */
        Optional<Duration> compileTime();

        /** Processor time of all processes of a compilation together; 10 s, or its wall time where that is longer. */
        Optional<Duration> compileCpuTime();

        /** Memory of a compilation with its files, 1G. */
        Optional<MemorySize> compileMemory();

        /** Processes and threads of a compilation at one time, 64. */
        OptionalInt compileProcesses();

        /** The largest file that a compiler may write, and so the largest program, 128M. */
        Optional<MemorySize> compileFile();

        /** Wall time of a run, 5 s. A lesson may give one of its programs more or less. */
        Optional<Duration> runTime();

        /** Processor time of all processes of a run together; 3 s, or its wall time where that is longer than usual. */
        Optional<Duration> runCpuTime();

        /** Memory of a run with its files, 256M. */
        Optional<MemorySize> runMemory();

        /** Processes and threads of a run at one time, 32. */
        OptionalInt runProcesses();

        /** The largest file that a run may write, 16M. */
        Optional<MemorySize> runFile();

        /** Shown of each of standard output and standard error, 64K; a program that prints sixteen times as much is ended. */
        Optional<MemorySize> output();

        /** Compiled programs kept in the data folder, 1G: half for the course's own, half for learners'. */
        Optional<MemorySize> cache();

        /** Folder for files of running boxes, best in memory: {@code /dev/shm}, or that for temporary files. */
        Optional<Path> scratch();

        /** When the server is root, boxes run as users counted from this one, 45000. */
        OptionalInt firstUid();

        /** Compile the course's own programs in the background, so that nobody waits for their first run. */
        @WithDefault("true")
        boolean ahead();

        /** Limit memory by cgroups where they can be written. Without them limits are degraded: a watch ends what takes too much. */
        @WithDefault("true")
        boolean memoryGroups();

        /** The Python to run, where the one found is not the one wanted. Its own Black and Flake8 format and lint. */
        Optional<Path> python();

        /** The rustc to compile with, likewise. */
        Optional<Path> rustc();

        /** The bubblewrap to make boxes with, likewise. */
        Optional<Path> bwrap();

        Remote remote();

        /** Runners, which are the same program on other machines: see {@code dev.molt.run.remote}. */
        interface Remote {
            /** Where they listen, such as {@code http://10.0.0.5:8090}, by commas. Without any, programs run on this machine. */
            Optional<List<URI>> url();

            /** What a site and its runners share, the same for all; at least 32 characters. */
            Optional<String> secret();

            /** Longest time to reach a runner. */
            @WithDefault("2s")
            Duration connectTimeout();

            /** After which a runner that says nothing is taken for gone; it gives a sign of life each half second. */
            @WithDefault("5s")
            Duration silenceTimeout();

            /**
             * How long a run looks for a runner that is there and has room. More than the silence time-out, or a run that was sent to
             * a silent runner is not sent to another.
             */
            @WithDefault("10s")
            Duration patience();
        }
    }
}
