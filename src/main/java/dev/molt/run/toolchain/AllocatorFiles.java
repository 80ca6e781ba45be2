package dev.molt.run.toolchain;

import dev.molt.run.box.Bind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * What jemalloc, the allocator in rustc, reads of the machine at its start: whether memory may be promised that is not there, and
 * whether there are huge pages. Where it cannot read them it takes no huge pages and gives memory back all the time, which makes
 * compiling take a quarter longer. See {@code pages.c} of jemalloc.
 */
final class AllocatorFiles {
    private static final List<Path> READ =
            List.of(Path.of("/proc/sys/vm/overcommit_memory"), Path.of("/sys/kernel/mm/transparent_hugepage/enabled"));

    private AllocatorFiles() {}

    /**
     * Copies, as boxes are shown nothing of the kernel's own files.
     *
     * @param shared folder that every box may be shown files of
     * @return none of a file that this machine lacks
     */
    static List<Bind> copied(Path shared) throws IOException {
        List<Bind> binds = new ArrayList<>();
        for (Path file : READ) {
            if (Files.isReadable(file)) {
                Path copy = shared.resolve(file.getFileName());
                Files.deleteIfExists(copy);
                // Not Files.copy: the kernel says of these files that they are empty.
                Files.write(copy, Files.readAllBytes(file));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--r--r--"));
                binds.add(new Bind(copy, file.toString()));
            }
        }
        return binds;
    }
}
