package dev.molt.run.box;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder in memory that belongs to one server as long as that lives: a lock says so. A server that starts takes the first one
 * that nobody holds, and with it sweeps what a crashed server left there.
 *
 * @param number distinguishes the servers of one machine
 */
record Scratch(int number, Path directory, FileChannel lock) implements AutoCloseable {
    /** Kept through a sweep: it tells the next server which cgroups to remove. */
    static final String GROUPS = "groups";

    /**
     * The kernel drops every lock that a process has on a file as soon as it closes that file once, so this process must not even
     * open the lock of a folder that it has claimed.
     */
    private static final Set<Path> CLAIMED_HERE = ConcurrentHashMap.newKeySet();

    /** Locks that this process holds elsewhere, opened before that was known: to close one would drop it, so none ever is. */
    private static final Set<FileChannel> KEPT_OPEN = ConcurrentHashMap.newKeySet();

    private static final String LOCK = "lock";
    private static final int MOST = 64;

    /** @param uid of this server, so that users do not meet in each other's folders */
    static Scratch claim(Path parent, int uid) throws IOException {
        for (int number = 0; number < MOST; number++) {
            Scratch claimed = tryClaim(parent.resolve("molt-" + uid + "-" + number), number, uid);
            if (claimed != null) {
                return claimed;
            }
        }
        throw new IOException("All " + MOST + " scratch folders in " + parent + " are taken.");
    }

    private static @Nullable Scratch tryClaim(Path directory, int number, int uid) throws IOException {
        if (!CLAIMED_HERE.add(directory)) {
            return null;
        }
        FileChannel lock = isOurs(directory, uid) ? lock(directory) : null;
        if (lock == null) {
            CLAIMED_HERE.remove(directory);
            return null;
        }
        sweep(directory);
        return new Scratch(number, directory, lock);
    }

    /** Makes it where it is missing; somebody else's, in a folder that everybody may write to, is left alone. */
    private static boolean isOurs(Path directory, int uid) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }
        Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner.equals(uid) && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    private static @Nullable FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            return channel;
        } catch (OverlappingFileLockException takenUnderAnotherClassLoader) {
            KEPT_OPEN.add(channel);
            return null;
        }
    }

    private static void sweep(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(directory.resolve(LOCK)) && !file.equals(directory.resolve(GROUPS))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (!folder.equals(directory)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Leaves the lock file: deleting it would let two servers lock two files of one name. */
    @Override
    public void close() throws IOException {
        sweep(directory);
        lock.close();
        CLAIMED_HERE.remove(directory);
    }
}
