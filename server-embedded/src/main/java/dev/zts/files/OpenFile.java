package dev.zts.files;

import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An open file that many responses may send from at the same time. It is closed when the last of
 * them, and whoever opened it, have released it.
 */
final class OpenFile extends AbstractReferenceCounted {
    private static final Logger LOG = Logger.getLogger(OpenFile.class.getName());

    private final FileChannel channel;

    OpenFile(FileChannel channel) {
        this.channel = channel;
    }

    /** {@return a part of it, with a reference of its own} */
    FileRegion region(long from, long length) {
        retain();
        return new Region(channel, from, length);
    }

    /** Fills a buffer from the start of the file. {@return whether the file ends just there} */
    boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, buffer.position()) < 0) {
                return false;
            }
        }
        return channel.size() == buffer.capacity();
    }

    @Override
    public ReferenceCounted touch(Object hint) {
        return this;
    }

    @Override
    protected void deallocate() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file could not be closed", e);
        }
    }

    /** Sent by the kernel where the transport can, else read through {@code transferTo}. */
    private final class Region extends DefaultFileRegion {
        Region(FileChannel channel, long from, long length) {
            super(channel, from, length);
        }

        @Override
        protected void deallocate() {
            OpenFile.this.release();
        }
    }
}
