package dev.molt.course;

import dev.molt.course.reading.LessonName;
import dev.molt.course.reading.LessonReader;
import dev.molt.course.reading.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a lessons folder: what is there, and their bytes. Follows no link out of the folder. */
final class FolderFiles {

    private static final Pattern IMAGE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.(?:svg|png|jpe?g|webp|avif|gif)");

    private static final Pattern MARKDOWN =
            Pattern.compile("(.+)\\.(?:md|markdown|mdown|mkdn?)", Pattern.CASE_INSENSITIVE);

    private final Path root;

    FolderFiles(Path root) {
        this.root = root;
    }

    /** What tells one state of a file from another without reading it. */
    record Stamp(long size, FileTime modified, @Nullable Object key) {

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    /**
     * One look at the folder.
     *
     * @param texts {@code course.yaml}, {@code module.yaml} and lessons by path inside the folder, with forward slashes
     * @param images by {@code module/name}
     * @param modules folder names
     * @param folders to watch, with what tells one from another that takes its place
     * @param complete false when a folder could not be listed: what is missing may only be out of reach
     */
    record Listing(
            Map<String, Stamp> texts,
            Map<String, Path> images,
            Set<String> modules,
            Map<Path, Stamp> folders,
            List<Problem> problems,
            AtomicBoolean complete) {

        /** Whether the folder looked the same: no file came, went or changed. */
        boolean isLike(Listing other) {
            return texts.equals(other.texts)
                    && images.equals(other.images)
                    && modules.equals(other.modules)
                    && problems.equals(other.problems)
                    && complete.get() == other.complete.get();
        }
    }

    Listing list() {
        Listing listing = new Listing(
                new TreeMap<>(),
                new TreeMap<>(),
                new LinkedHashSet<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new AtomicBoolean(true));
        if (!Files.isDirectory(root)) {
            String message = "the lessons folder " + root + " is not there";
            listing.problems().add(Place.ofFile("").error(message, "make it, or name another folder"));
            listing.complete().set(false);
            return listing;
        }
        folder(root, listing);
        for (Path path : children(root, listing)) {
            String name = name(path);
            if (name.equals("course.yaml")) {
                text(name, path, listing);
            } else if (Files.isDirectory(path)) {
                module(name, path, listing);
            } else if (isMeantAsLesson(name)) {
                unread(
                        name,
                        "a lesson outside a module",
                        "put it into a module's folder, such as 04-ownership",
                        listing);
            }
        }
        return listing;
    }

    private void module(String name, Path folder, Listing listing) {
        if (LessonName.Numbered.of(name).isEmpty()) {
            if (isMeantAsModule(folder)) {
                String message = "a folder whose name is not a number and a name";
                listing.problems().add(Place.ofFile(name).error(message, "name it, for instance, 04-ownership"));
            }
            return;
        }
        if (!isInside(folder, name, listing)) {
            return;
        }
        listing.modules().add(name);
        folder(folder, listing);
        for (Path path : children(folder, listing)) {
            String file = name + "/" + name(path);
            if (name(path).equals("module.yaml")) {
                text(file, path, listing);
            } else if (name(path).endsWith(".md")) {
                if (LessonName.of(file).isPresent()) {
                    text(file, path, listing);
                } else {
                    String message = "a lesson whose name is not a number and a name";
                    listing.problems()
                            .add(Place.ofFile(file).error(message, "name it, for instance, 01-who-owns-it.md"));
                }
            } else if (isMeantAsLesson(name(path))) {
                unread(file, "a lesson whose name does not end with .md", "rename it", listing);
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                inside(file, path, listing);
            }
            if (name(path).equals("images") && Files.isDirectory(path) && isInside(path, file, listing)) {
                images(name, path, listing);
            }
        }
    }

    /** Looks for lessons that stand too deep. */
    private static void inside(String name, Path folder, Listing listing) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, path -> isMeantAsLesson(name(path)))) {
            stream.forEach(path -> unread(
                    name + "/" + name(path),
                    "a lesson in a folder inside a module",
                    "put it beside module.yaml",
                    listing));
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Nothing in it would be read anyway.
        }
    }

    private static boolean isMeantAsLesson(String name) {
        Matcher text = MARKDOWN.matcher(name);
        return text.matches() && LessonName.Numbered.of(text.group(1)).isPresent();
    }

    /** Its author would take it for checked otherwise. */
    private static void unread(String file, String message, String remedy, Listing listing) {
        listing.problems().add(Place.ofFile(file).error(message, remedy));
    }

    /** A course may be a repository with folders of its own beside the modules, such as one of scripts: these are none of ours. */
    private static boolean isMeantAsModule(Path folder) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(
                folder,
                path -> name(path).equals("module.yaml")
                        || LessonName.of("1-module/" + name(path)).isPresent())) {
            return stream.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }

    private static void folder(Path folder, Listing listing) {
        try {
            listing.folders().put(folder, Stamp.of(Files.readAttributes(folder, BasicFileAttributes.class)));
        } catch (IOException gone) {
            // The next look at the folder sees that it is gone, or tries again.
        }
    }

    private void images(String module, Path folder, Listing listing) {
        folder(folder, listing);
        String slug = LessonName.Numbered.of(module).orElseThrow().slug();
        for (Path path : children(folder, listing)) {
            String file = module + "/images/" + name(path);
            if (IMAGE.matcher(name(path)).matches() && isInside(path, file, listing) && Files.isRegularFile(path)) {
                listing.images().put(slug + "/" + name(path), path);
            }
        }
    }

    private void text(String file, Path path, Listing listing) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // Its folder is inside, so only a link can lead out.
            if (attributes.isSymbolicLink()) {
                if (!isInside(path, file, listing)) {
                    return;
                }
                attributes = Files.readAttributes(path, BasicFileAttributes.class);
            }
            if (attributes.isRegularFile()) {
                listing.texts().put(file, Stamp.of(attributes));
            } else {
                listing.problems().add(Place.ofFile(file).error("this is no file", "put a text file here"));
            }
        } catch (NoSuchFileException gone) {
            // Deleted since the folder was listed: it is not there.
        } catch (IOException broken) {
            listing.problems().add(unreadable(file, broken));
        }
    }

    /** Names that begin with a dot are hidden: editors keep their own files so. In the order of their names. */
    private List<Path> children(Path folder, Listing listing) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream =
                Files.newDirectoryStream(folder, path -> !name(path).startsWith("."))) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException broken) {
            if (Files.isDirectory(folder)) {
                listing.problems().add(unreadable(path(folder), broken));
                listing.complete().set(false);
            }
        }
        children.sort(null);
        return children;
    }

    private boolean isInside(Path path, String file, Listing listing) {
        try {
            if (path.toRealPath().startsWith(root.toRealPath())) {
                return true;
            }
            listing.problems()
                    .add(Place.ofFile(file).error("a link out of the lessons folder", "put the file itself here"));
        } catch (NoSuchFileException gone) {
            if (Files.isSymbolicLink(path)) {
                listing.problems().add(Place.ofFile(file).error("a link to nothing", "put the file itself here"));
            }
        } catch (IOException broken) {
            listing.problems().add(unreadable(file, broken));
        }
        return false;
    }

    /** The bytes of a file of the listing, at most one more than a lesson may have. */
    byte[] read(String file) throws IOException {
        Path path = root.resolve(file).toRealPath();
        if (!path.startsWith(root.toRealPath()) || !Files.isRegularFile(path)) {
            throw new NoSuchFileException(file);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LessonReader.MAX_BYTES + 1);
        }
    }

    /** The file itself when it is still a picture inside the folder. */
    Optional<Path> image(Path path) {
        try {
            Path real = path.toRealPath();
            return Optional.of(real).filter(it -> Files.isRegularFile(it) && isUnderRoot(it));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private boolean isUnderRoot(Path real) {
        try {
            return real.startsWith(root.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Path inside the folder with forward slashes; empty for what lies outside. */
    String path(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString().replace('\\', '/') : "";
    }

    static Problem unreadable(String file, Exception broken) {
        return Place.ofFile(file).error("the file cannot be read: " + broken, "let the server's user read it");
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
