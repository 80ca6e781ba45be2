package dev.molt.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The cgroups of this machine, as the kernel shows them: what a server has noted of its own may be wrong. */
public final class GroupTree {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private GroupTree() {}

    /** Those whose names begin with {@code start}, in every hierarchy; none where cgroups are not mounted. */
    public static List<Path> named(String start) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path group, BasicFileAttributes attributes) {
                    if (group.getFileName().toString().startsWith(start)) {
                        found.add(group);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** Groups come and go. */
                @Override
                public FileVisitResult visitFileFailed(Path goneSince, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path group, IOException goneSince) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
