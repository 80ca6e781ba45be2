package dev.molt.run.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What bubblewrap is told about one box. It reads it from a descriptor, so that no path of the host stands in /proc/1/cmdline. */
final class BoxArguments {
    /** Paths inside. */
    static final String HOME = "/box";

    static final String CLOCK = "/molt/clock";

    private static final String COMMAND = "/molt/command";

    /** Descriptor to which bubblewrap says which process is the first one inside. */
    private static final String INFO = "7";

    private static final List<String> ISOLATION = List.of(
            "--unshare-all",
            "--unshare-user",
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
            "--clearenv",
            "--hostname",
            "box",
            "--info-fd",
            INFO);

    /** What the kernel tells about the machine rather than about the box; CONTRIBUTING lists what remains. */
    private static final List<String> HIDDEN_FILES = List.of(
            "cmdline",
            "config.gz",
            "kallsyms",
            "kcore",
            "key-users",
            "keys",
            "modules",
            "sched_debug",
            "swaps",
            "timer_list");

    private static final List<Path> FOLDERS_OFTEN_LINKS = List.of(Path.of("/lib"), Path.of("/lib64"), Path.of("/bin"));

    private final List<String> arguments = new ArrayList<>(ISOLATION);

    private BoxArguments() {}

    /**
     * Separated by NUL, as {@code --args} takes them.
     *
     * @param countsAllMemory as in {@link SeccompFilter}
     */
    static byte[] of(Host host, BoxPlan plan, Slot slot, Path clock, boolean countsAllMemory) throws IOException {
        BoxArguments all = new BoxArguments();
        if (host.disablesUserNamespaces()) {
            all.add("--disable-userns");
        }
        all.addLinks();
        plan.fixed().binds().forEach(all::bind);
        plan.fixed().environment().forEach((name, value) -> all.add("--setenv", name, value));
        if (plan.fixed().kind().hasProc()) {
            all.addProc();
        }
        if (plan.fixed().kind().measured()) {
            all.add("--ro-bind", clock.toString(), CLOCK);
            all.add("--ro-bind", slot.command().toString(), COMMAND);
        } else {
            host.prlimitFiles().stream()
                    .filter(bind -> plan.fixed().binds().stream().noneMatch(own -> own.shows(bind)))
                    .forEach(all::bind);
        }
        all.addDevices(plan.fixed().kind(), countsAllMemory);
        all.add("--size", Long.toString(homeBytes(plan.limits())), "--tmpfs", HOME);
        all.add("--ro-bind", slot.file(plan.fileName()).toString(), HOME + "/" + plan.fileName());
        if (plan.fixed().kind().makes()) {
            all.add("--bind", slot.out().toString(), HOME + "/out");
        }
        all.add("--chdir", HOME, "--remount-ro", "/", "--remount-ro", "/dev");
        return String.join("\0", all.arguments).concat("\0").getBytes(StandardCharsets.UTF_8);
    }

    /** Of files in {@link #HOME}. */
    static long homeBytes(Limits limits) {
        return limits.memoryBytes() / 4;
    }

    private void addLinks() throws IOException {
        for (Path folder : FOLDERS_OFTEN_LINKS) {
            if (Files.isSymbolicLink(folder)) {
                add("--symlink", Files.readSymbolicLink(folder).toString(), folder.toString());
            }
        }
    }

    private void addProc() {
        add("--proc", "/proc");
        // Bubblewrap's own process runs as the same user: who writes to its memory chooses its exit code, and its
        // program is
        // the machine's.
        add("--tmpfs", "/proc/1", "--remount-ro", "/proc/1");
        for (String name : HIDDEN_FILES) {
            if (Files.exists(Path.of("/proc", name))) {
                hide("/proc/" + name);
            }
        }
    }

    private void addDevices(BoxPlan.Kind kind, boolean countsAllMemory) {
        add("--dev", "/dev");
        // The machine has a fixed number of terminals.
        hide("/dev/pts/ptmx");
        if (!countsAllMemory && !kind.makes()) {
            // Mapped, it is memory that all may share and no process has.
            hide("/dev/zero");
        }
    }

    /** It is there still, and nobody can open it. */
    private void hide(String file) {
        add("--ro-bind", "/dev/null", file);
    }

    private void bind(Bind bind) {
        add("--ro-bind", bind.host().toString(), bind.box());
    }

    private void add(String... words) {
        arguments.addAll(List.of(words));
    }
}
