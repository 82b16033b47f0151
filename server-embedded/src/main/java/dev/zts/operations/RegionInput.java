package dev.zts.operations;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.FileRegion;
import io.netty.handler.stream.ChunkedInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** A part of a file read piece by piece, where the system cannot send it by itself. */
public final class RegionInput implements ChunkedInput<ByteBuf> {
    private static final int CHUNK_BYTES = 64 << 10;

    private final FileRegion region;
    private long sent;

    /** An input that releases the region when it is closed. */
    public RegionInput(FileRegion region) {
        this.region = region;
    }

    @Override
    public boolean isEndOfInput() {
        return sent >= region.count();
    }

    @Override
    public @Nullable ByteBuf readChunk(ByteBufAllocator allocator) throws IOException {
        if (isEndOfInput()) {
            return null;
        }
        int wanted = (int) Math.min(CHUNK_BYTES, region.count() - sent);
        ByteBuf chunk = allocator.buffer(wanted, wanted);
        try {
            long count = region.transferTo(new Filling(chunk), sent);
            if (count <= 0) {
                throw new EOFException("the file has become shorter while it was sent");
            }
            sent += count;
            return chunk;
        } catch (IOException | RuntimeException e) {
            chunk.release();
            throw e;
        }
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // not ours to replace at who calls it
    public @Nullable ByteBuf readChunk(ChannelHandlerContext context) throws IOException {
        return readChunk(context.alloc());
    }

    @Override
    public long length() {
        return region.count();
    }

    @Override
    public long progress() {
        return sent;
    }

    @Override
    public void close() {
        region.release();
    }

    /** A channel that takes what a buffer has room for. */
    private record Filling(ByteBuf buffer) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer source) {
            int count = Math.min(source.remaining(), buffer.writableBytes());
            ByteBuffer part = source.slice(source.position(), count);
            buffer.writeBytes(part);
            source.position(source.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
