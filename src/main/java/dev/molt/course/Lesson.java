package dev.molt.course;

import java.util.List;
import java.util.Optional;

/**
 * One lesson file that has been read without a mistake, or whose blocks are still to be read.
 *
 * @param id {@code module/lesson} unless the front matter names another; stands in stored rows
 * @param module slug of its module
 * @param slug last part of its address
 * @param number the one in front of the file's name
 * @param hash of the file's text, 16 hex digits
 * @param file path inside the lessons folder, with forward slashes
 */
public record Lesson(
        String id,
        String module,
        String slug,
        int number,
        FrontMatter front,
        Contents contents,
        String hash,
        String file) {

    /** A statement of the lesson and where a reader can check it. */
    public record Source(String claim, String url) {}

    /**
     * What stands at the top of the file.
     *
     * @param python what the learner knows already
     * @param rust what they meet, error codes among it
     * @param needs ids of lessons to have read
     */
    public record FrontMatter(
            String title,
            String summary,
            int minutes,
            List<String> python,
            List<String> rust,
            List<String> needs,
            List<Source> sources,
            boolean draft,
            List<String> aliases) {}

    /** What stands below the front matter, in order; see {@link Contents#blocks()}. */
    public List<Block> blocks() {
        return contents.blocks();
    }

    public String address() {
        return "/learn/" + module + "/" + slug;
    }

    /** The comparison, snippet, exercise or quiz of that id. */
    public Optional<Block.Item> item(String id) {
        return blocks().stream()
                .filter(Block.Item.class::isInstance)
                .map(Block.Item.class::cast)
                .filter(item -> item.id().equals(id))
                .findFirst();
    }
}
