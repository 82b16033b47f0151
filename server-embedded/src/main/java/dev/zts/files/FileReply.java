package dev.zts.files;

import dev.zts.files.ByteRanges.Range;
import dev.zts.http.FieldName;
import dev.zts.http.PreparedHead;
import dev.zts.http.Refusal;
import dev.zts.http.Reply;
import dev.zts.web.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Answers a GET or HEAD for one representation. */
final class FileReply {
    private final Representation file;
    private final Fields fields;
    private final boolean head;

    FileReply(Representation file, Fields fields, boolean head) {
        this.file = file;
        this.fields = fields;
        this.head = head;
    }

    Outcome outcome() {
        return switch (Conditions.check(fields, file.tag(), file.modified())) {
            case FAILED ->
                    new Outcome.Refused(
                            Refusal.PRECONDITION, "the file has changed", file.validators());
            case UNCHANGED -> new Outcome.Answered(file.unchanged());
            case PASSED -> content();
        };
    }

    private Outcome content() {
        // RFC 9110, 14.2: ranges are for GET only.
        String range = head ? null : fields.get(FieldName.RANGE);
        if (range == null || !Conditions.rangeCounts(fields, file.tag(), file.modified())) {
            return new Outcome.Answered(file.whole(head));
        }
        return switch (ByteRanges.of(range, file.size())) {
            case ByteRanges.Ignored() -> new Outcome.Answered(file.whole(false));
            case ByteRanges.Unsatisfiable() -> unsatisfiable();
            case ByteRanges.Satisfiable(List<Range> ranges) ->
                    new Outcome.Answered(
                            ranges.size() == 1 ? single(ranges.getFirst()) : several(ranges));
        };
    }

    private Outcome unsatisfiable() {
        Headers more = file.validators();
        more.append("content-range", "bytes */" + file.size());
        return new Outcome.Refused(Refusal.RANGE, "the file has " + file.size() + " bytes", more);
    }

    private Reply single(Range range) {
        Headers header = file.fields(file.type(), range.length());
        header.append("content-range", contentRange(range));
        return Reply.prepared(
                PreparedHead.of(206, header), file.content(range.first(), range.length()));
    }

    /** RFC 9110, 14.6: each range as a part with a header of its own. */
    private Reply several(List<Range> ranges) {
        String boundary = boundary();
        List<Reply.Content> parts = new ArrayList<>();
        for (Range range : ranges) {
            parts.add(
                    ascii(
                            "\r\n--"
                                    + boundary
                                    + "\r\ncontent-type: "
                                    + file.type()
                                    + "\r\ncontent-range: "
                                    + contentRange(range)
                                    + "\r\n\r\n"));
            parts.add(file.content(range.first(), range.length()));
        }
        parts.add(ascii("\r\n--" + boundary + "--\r\n"));
        Reply.Content content = new Reply.Content.Parts(parts);
        Headers header =
                file.fields("multipart/byteranges; boundary=" + boundary, content.length());
        return Reply.prepared(PreparedHead.of(206, header), content);
    }

    /** {@return what no file holds but by a chance of 1 in 2^128} */
    private static String boundary() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    private String contentRange(Range range) {
        return "bytes " + range.first() + '-' + range.last() + '/' + file.size();
    }

    private static Reply.Content ascii(String text) {
        return new Reply.Content.Bytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
