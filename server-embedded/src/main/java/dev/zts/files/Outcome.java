package dev.zts.files;

import dev.zts.http.Refusal;
import dev.zts.http.Reply;
import dev.zts.web.Headers;

/** What comes of asking for a file. */
public sealed interface Outcome {

    /** The reply, with a reference to what it sends. */
    record Answered(Reply reply) implements Outcome {}

    /**
     * There is a file, but it is not sent.
     *
     * @param fields that the answer needs
     */
    record Refused(Refusal refusal, String detail, Headers fields) implements Outcome {}

    /** A malformed escape, or a character that some system gives a meaning in paths. */
    record BadPath() implements Outcome {}

    record Missing() implements Outcome {}
}
