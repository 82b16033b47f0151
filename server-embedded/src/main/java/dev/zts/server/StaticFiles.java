package dev.zts.server;

import dev.zts.folder.PercentCoding;
import dev.zts.http.HttpDate;
import dev.zts.http.Reply;
import dev.zts.web.Headers;
import io.netty.channel.DefaultFileRegion;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder's {@code public}. Nothing outside of it can be told from what does not
 * exist: both are missing. Names that start with a dot are missing too.
 */
final class StaticFiles {

    /** What a path leads to. */
    sealed interface Found {
        record File(Path path, BasicFileAttributes attributes) implements Found {}

        /** A folder with an index page, asked for without the slash at its end. */
        record Folder() implements Found {}

        record Missing() implements Found {}

        /** A malformed escape, or a character that some system gives a meaning in paths. */
        record BadPath() implements Found {}
    }

    private static final Found MISSING = new Found.Missing();
    private static final String INDEX = "index.html";
    private static final int IN_MEMORY_BYTES = 64 << 10;
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("htm", "text/html; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("md", "text/markdown; charset=utf-8"),
                    Map.entry("csv", "text/csv; charset=utf-8"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff", "font/woff"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("ttf", "font/ttf"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("webm", "video/webm"));

    private final Path root;

    StaticFiles(Path root) {
        this.root = root;
    }

    /** {@return what the undecoded path of a request leads to} */
    Found find(String rawPath) {
        String path = PercentCoding.decode(rawPath);
        if (path == null
                || !path.startsWith("/")
                || path.chars().anyMatch(StaticFiles::forbidden)) {
            return new Found.BadPath();
        }
        boolean folder = path.endsWith("/");
        List<String> names = new ArrayList<>();
        if (path.length() > 1) {
            String inner = path.substring(1, folder ? path.length() - 1 : path.length());
            for (String name : inner.split("/", -1)) {
                if (name.isEmpty() || name.startsWith(".")) {
                    return MISSING;
                }
                names.add(name);
            }
        }
        try {
            return look(names, folder);
        } catch (IOException | InvalidPathException e) {
            // Absent, or not ours to read: the client is told the same.
            return MISSING;
        }
    }

    private static boolean forbidden(int c) {
        return c < ' ' || c == 0x7F || c == '\\' || c == ':';
    }

    private Found look(List<String> names, boolean folder) throws IOException {
        Path realRoot = root.toRealPath();
        Path file = realRoot;
        for (String name : names) {
            file = file.resolve(name);
        }
        Path real = file.toRealPath();
        if (!real.startsWith(realRoot)) {
            return MISSING;
        }
        BasicFileAttributes attributes = attributes(real);
        if (!attributes.isDirectory()) {
            return attributes.isRegularFile() && !folder
                    ? new Found.File(real, attributes)
                    : MISSING;
        }
        Path index = real.resolve(INDEX).toRealPath();
        BasicFileAttributes indexAttributes = attributes(index);
        if (!index.startsWith(realRoot) || !indexAttributes.isRegularFile()) {
            return MISSING;
        }
        return folder || names.isEmpty()
                ? new Found.File(index, indexAttributes)
                : new Found.Folder();
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * {@return the reply that sends a file}
     *
     * @throws IOException if it is gone by now, or cannot be read
     */
    static Reply reply(Found.File file, Headers request) throws IOException {
        BasicFileAttributes attributes = file.attributes();
        Instant modified = attributes.lastModifiedTime().toInstant();
        Headers headers = new Headers();
        headers.append("content-type", type(file.path()));
        headers.append("last-modified", HttpDate.format(modified));
        String tag =
                '"'
                        + Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                        + '-'
                        + Long.toHexString(attributes.size())
                        + '"';
        headers.append("etag", tag);
        headers.append("x-content-type-options", "nosniff");
        if (unchanged(request, tag, modified)) {
            return new Reply(304, headers, Reply.EMPTY, false);
        }
        return new Reply(200, headers, content(file.path(), attributes.size()), false);
    }

    private static Reply.Content content(Path path, long size) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        if (size > IN_MEMORY_BYTES) {
            return new Reply.Content.File(new DefaultFileRegion(channel, 0, size));
        }
        try (channel;
                var in = Channels.newInputStream(channel)) {
            return new Reply.Content.Bytes(in.readNBytes((int) size));
        }
    }

    private static boolean unchanged(Headers request, String tag, Instant modified) {
        String tags = request.get("if-none-match");
        if (tags != null) {
            return tags.strip().equals("*") || names(tags, tag);
        }
        Instant since = date(request.get("if-modified-since"));
        return since != null && !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    }

    private static boolean names(String tags, String tag) {
        Matcher matcher = TAG.matcher(tags);
        while (matcher.find()) {
            if (tag.equals(matcher.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Instant date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            // RFC 9110, 13.1.3: a date that cannot be read is as good as none.
            return null;
        }
    }

    private static String type(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
