package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.RegExpLiteral;
import dev.zts.vm.bytecode.FunctionCode.TemplateLiteral;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import dev.zts.vm.bytecode.Unit.Binding;
import dev.zts.vm.bytecode.Unit.Export;
import dev.zts.vm.bytecode.Unit.Request;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Compiled units as bytes, little-endian: magic, format version, key, length and checksum of the
 * rest; then the strings of the whole unit, which its functions refer to by number; then the unit.
 * The source is not part of it: the key is made from it, and who reads has it.
 */
public final class BytecodeFile {

    private static final int MAGIC = 0x4253545A; // "ZTSB"
    static final short VERSION = 3;
    private static final int KEY_BYTES = 32;
    static final int HEADER = 4 + 2 + KEY_BYTES + 4 + 4;

    /** Longest string that is shared with equal ones of other units, as names are. */
    private static final int MAX_ATOM = 64;

    private static final Binding[] BINDINGS = Binding.values();

    /** Bytes a character. */
    private static final byte LATIN = 1;

    private static final byte WIDE = 2;

    private static final byte INTEGER = 1;
    private static final byte DOUBLE = 2;
    private static final byte STRING = 3;
    private static final byte FUNCTION = 4;
    private static final byte REGEXP = 5;
    private static final byte TEMPLATE = 6;

    private BytecodeFile() {}

    /**
     * {@return the key of a compilation: SHA-256 of the source and of everything else that shapes
     * its bytecode}
     *
     * @param build of the engine
     * @param flags of the compilation
     */
    public static byte[] key(String source, String build, String flags) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(build, flags, source)) {
                byte[] latin = latin(part);
                digest.update(
                        ByteBuffer.allocate(5).putInt(part.length()).put(width(latin)).flip());
                digest.update(latin == null ? chars(part) : latin);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static byte width(byte @Nullable [] latin) {
        return latin == null ? WIDE : LATIN;
    }

    /** A string's characters, a byte each; null if they do not fit. */
    private static byte @Nullable [] latin(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.ISO_8859_1).equals(text) ? bytes : null;
    }

    /** A string's UTF-16 units; charsets would replace lone surrogates. */
    private static byte[] chars(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
        }
        return bytes;
    }

    // Writing

    /** {@return the file of a unit} */
    public static byte[] write(Unit unit, byte[] key) {
        byte[] body = new Writer().unit(unit);
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        return ByteBuffer.allocate(HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putShort(VERSION)
                .put(key)
                .putInt(body.length)
                .putInt((int) checksum.getValue())
                .put(body)
                .array();
    }

    private static final class Writer {

        private final Map<String, Integer> strings = new LinkedHashMap<>();
        private final Bytes out = new Bytes();

        byte[] unit(Unit unit) {
            out.bool(unit.isModule());
            out.bool(unit.hasTopLevelAwait());
            out.number(unit.bindings().size());
            unit.bindings()
                    .forEach((name, kind) -> {
                        out.number(string(name));
                        out.number(kind.ordinal());
                    });
            out.number(unit.requests().size());
            for (Request request : unit.requests()) {
                out.number(string(request.specifier()));
                out.number(string(request.type()));
                out.number(request.offset());
            }
            out.number(unit.exports().size());
            for (Export export : unit.exports()) {
                optional(export.name());
                optional(export.local());
                out.number(export.request());
                optional(export.imported());
            }
            out.number(unit.functions().size());
            unit.functions().forEach(this::function);
            Bytes whole = new Bytes();
            whole.number(strings.size());
            strings.keySet().forEach(whole::text);
            whole.bytes(out.toArray());
            return whole.toArray();
        }

        private int string(String text) {
            Integer known = strings.get(text);
            if (known == null) {
                known = strings.size();
                strings.put(text, known);
            }
            return known;
        }

        private void optional(@Nullable String text) {
            out.number(text == null ? -1 : string(text));
        }

        private void function(FunctionCode function) {
            out.number(string(function.name()));
            out.number(function.kind().ordinal());
            out.bool(function.isAsync());
            out.bool(function.isGenerator());
            out.bool(function.keepsArguments());
            out.number(function.parameters());
            out.number(function.length());
            out.number(function.locals());
            out.number(function.stack());
            out.number(function.caches());
            out.number(function.start());
            out.number(function.end());
            out.number(function.upvalues().size());
            for (Upvalue upvalue : function.upvalues()) {
                out.bool(upvalue.local());
                out.number(upvalue.index());
            }
            out.number(function.code().length);
            out.bytes(function.code());
            out.number(function.atoms().length);
            for (String atom : function.atoms()) {
                out.number(string(atom));
            }
            out.number(function.handlers().length);
            for (Handler handler : function.handlers()) {
                out.number(handler.start());
                out.number(handler.end());
                out.number(handler.target());
                out.number(handler.depth());
            }
            out.numbers(function.positions());
            out.number(function.constants().length);
            for (Object constant : function.constants()) {
                constant(constant);
            }
        }

        private void constant(Object constant) {
            switch (constant) {
                case Integer number -> {
                    out.octet(INTEGER);
                    out.number(number);
                }
                case Double number -> {
                    out.octet(DOUBLE);
                    out.fraction(number);
                }
                case String text -> {
                    out.octet(STRING);
                    out.number(string(text));
                }
                case FunctionCode function -> {
                    out.octet(FUNCTION);
                    out.number(function.id());
                }
                case RegExpLiteral literal -> {
                    out.octet(REGEXP);
                    out.number(string(literal.pattern()));
                    out.number(string(literal.flags()));
                }
                case TemplateLiteral template -> {
                    out.octet(TEMPLATE);
                    out.number(template.raw().size());
                    template.cooked().forEach(this::optional);
                    template.raw().forEach(text -> out.number(string(text)));
                }
                default -> throw new IllegalArgumentException("a constant " + constant);
            }
        }
    }

    /** Bytes that grow. */
    private static final class Bytes {

        private static final int FIRST_BYTES = 1 << 12;

        private ByteBuffer out = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

        private ByteBuffer room(int bytes) {
            if (out.remaining() < bytes) {
                int needed = Math.addExact(out.position(), bytes);
                out =
                        ByteBuffer.allocate(Math.max(needed, 2 * out.capacity()))
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .put(out.flip());
            }
            return out;
        }

        void octet(int value) {
            room(1).put((byte) value);
        }

        void bool(boolean value) {
            octet(value ? 1 : 0);
        }

        void number(int value) {
            room(4).putInt(value);
        }

        void numbers(int[] values) {
            number(values.length);
            ByteBuffer into = room(4 * values.length);
            into.asIntBuffer().put(values);
            into.position(into.position() + 4 * values.length);
        }

        void fraction(double value) {
            room(8).putLong(Double.doubleToRawLongBits(value));
        }

        void text(String text) {
            byte[] latin = latin(text);
            octet(width(latin));
            number(text.length());
            bytes(latin == null ? chars(text) : latin);
        }

        void bytes(byte[] bytes) {
            room(bytes.length).put(bytes);
        }

        byte[] toArray() {
            return Arrays.copyOf(out.array(), out.position());
        }
    }

    // Reading

    /**
     * {@return the unit of a file, verified}
     *
     * @param key that the file must have
     * @throws BytecodeException if the file is not exactly what {@link #write} makes of such code
     */
    public static Unit read(byte[] file, byte[] key, String path, String source) {
        if (file.length < HEADER) {
            throw new BytecodeException("too short");
        }
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt() != MAGIC) {
            throw new BytecodeException("no bytecode file");
        }
        short version = header.getShort();
        if (version != VERSION) {
            throw new BytecodeException("format version " + version + ", not " + VERSION);
        }
        byte[] found = new byte[KEY_BYTES];
        header.get(found);
        if (!Arrays.equals(found, key)) {
            throw new BytecodeException("made from another source or by another build");
        }
        int length = header.getInt();
        int checksum = header.getInt();
        if (length != header.remaining()) {
            throw new BytecodeException("cut off, or longer than it says");
        }
        CRC32C computed = new CRC32C();
        computed.update(file, HEADER, length);
        if ((int) computed.getValue() != checksum) {
            throw new BytecodeException("the checksum differs");
        }
        try {
            ByteBuffer body = header.slice().order(ByteOrder.LITTLE_ENDIAN);
            Unit unit = new Reader(body, path, source).unit();
            Verifier.verify(unit);
            return unit;
        } catch (BufferUnderflowException e) {
            throw new BytecodeException("cut off inside");
        }
    }

    private static final class Reader {

        private final ByteBuffer in;
        private final String path;
        private final String source;
        private String[] strings = new String[0];
        private Unit unit;
        private FunctionBuilder[] builders = new FunctionBuilder[0];
        private @Nullable FunctionCode[] built = new @Nullable FunctionCode[0];

        Reader(ByteBuffer in, String path, String source) {
            this.in = in;
            this.path = path;
            this.source = source;
            this.unit = new Unit(path, source, false);
        }

        Unit unit() {
            strings = new String[count(5)];
            for (int i = 0; i < strings.length; i++) {
                strings[i] = text();
            }
            unit = new Unit(path, source, bool());
            boolean topLevelAwait = bool();
            Map<String, Binding> bindings = new LinkedHashMap<>();
            for (int i = count(5); i > 0; i--) {
                if (bindings.put(string(), binding()) != null) {
                    throw new BytecodeException("a binding twice");
                }
            }
            List<Request> requests = new ArrayList<>();
            for (int i = count(12); i > 0; i--) {
                requests.add(new Request(string(), string(), position()));
            }
            List<Export> exports = new ArrayList<>();
            for (int i = count(16); i > 0; i--) {
                exports.add(export(bindings, requests.size()));
            }
            builders = new FunctionBuilder[count(48)];
            built = new @Nullable FunctionCode[builders.length];
            List<List<Object>> constants = new ArrayList<>();
            for (int i = 0; i < builders.length; i++) {
                builders[i] = new FunctionBuilder(unit, i);
                constants.add(function(builders[i]));
            }
            if (in.hasRemaining() || builders.length == 0) {
                throw new BytecodeException("bytes behind the end, or no function");
            }
            build(constants);
            List<FunctionCode> functions =
                    Arrays.stream(built).map(Objects::requireNonNull).toList();
            unit.seal(functions, bindings, requests, exports, topLevelAwait);
            return unit;
        }

        private Binding binding() {
            int ordinal = in.getInt();
            if (ordinal < 0 || ordinal >= BINDINGS.length) {
                throw new BytecodeException("kind of binding " + ordinal);
            }
            return BINDINGS[ordinal];
        }

        /** An own binding, or a name of a requested module; its namespace or all its names. */
        private Export export(Map<String, Binding> bindings, int requests) {
            Export export = new Export(optional(), optional(), in.getInt(), optional());
            String local = export.local();
            boolean own =
                    export.request() == -1
                            && export.name() != null
                            && export.imported() == null
                            && local != null
                            && bindings.containsKey(local);
            boolean foreign =
                    local == null
                            && export.request() >= 0
                            && export.request() < requests
                            && (export.name() != null || export.imported() == null);
            if (!own && !foreign) {
                throw new BytecodeException("an export of nothing: " + export);
            }
            return export;
        }

        private record FunctionReference(int id) {}

        /** Makes the functions, inner before outer: they have the higher numbers. */
        private void build(List<List<Object>> constants) {
            for (int id = builders.length - 1; id >= 0; id--) {
                for (Object constant : constants.get(id)) {
                    builders[id].constants.add(
                            constant instanceof FunctionReference reference
                                    ? inner(reference.id(), id)
                                    : constant);
                }
                built[id] = builders[id].build();
            }
        }

        private FunctionCode inner(int id, int outer) {
            FunctionCode function = built[id];
            if (function == null || id <= outer) {
                throw new BytecodeException("function " + outer + " contains function " + id);
            }
            return function;
        }

        private List<Object> function(FunctionBuilder to) {
            to.name = string();
            to.kind = kind();
            to.async = bool();
            to.generator = bool();
            to.keepsArguments = bool();
            to.parameters = in.getInt();
            to.length = in.getInt();
            to.locals = in.getInt();
            to.stack = in.getInt();
            to.caches = in.getInt();
            to.start = in.getInt();
            to.end = in.getInt();
            for (int i = count(5); i > 0; i--) {
                to.upvalues.add(new Upvalue(bool(), in.getInt()));
            }
            to.code = new byte[count(1)];
            in.get(to.code);
            for (int i = count(4); i > 0; i--) {
                to.atoms.add(string());
            }
            for (int i = count(16); i > 0; i--) {
                to.handlers.add(new Handler(in.getInt(), in.getInt(), in.getInt(), in.getInt()));
            }
            to.positions = new int[count(4)];
            in.asIntBuffer().get(to.positions);
            in.position(in.position() + 4 * to.positions.length);
            List<Object> constants = new ArrayList<>();
            for (int i = count(5); i > 0; i--) {
                constants.add(constant());
            }
            return constants;
        }

        private Kind kind() {
            int ordinal = in.getInt();
            Kind[] kinds = Kind.values();
            if (ordinal < 0 || ordinal >= kinds.length) {
                throw new BytecodeException("no such kind of function: " + ordinal);
            }
            return kinds[ordinal];
        }

        private Object constant() {
            byte tag = in.get();
            return switch (tag) {
                case INTEGER -> in.getInt();
                case DOUBLE -> Double.longBitsToDouble(in.getLong());
                case STRING -> string();
                case FUNCTION -> new FunctionReference(bounded(in.getInt(), builders.length));
                case REGEXP -> new RegExpLiteral(string(), string());
                case TEMPLATE -> template();
                default -> throw new BytecodeException("no such kind of constant: " + tag);
            };
        }

        private TemplateLiteral template() {
            int parts = count(8);
            List<@Nullable String> cooked = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                cooked.add(optional());
            }
            List<String> raw = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                raw.add(string());
            }
            return new TemplateLiteral(cooked, raw);
        }

        /** A count of things of which each takes that many bytes at least. */
        private int count(int bytesEach) {
            int count = in.getInt();
            if (count < 0 || (long) count * bytesEach > in.remaining()) {
                throw new BytecodeException("a count of " + count + " that cannot be");
            }
            return count;
        }

        private int position() {
            return bounded(in.getInt(), source.length() + 1);
        }

        private static int bounded(int value, int bound) {
            if (value < 0 || value >= bound) {
                throw new BytecodeException("a number of " + value + " that cannot be");
            }
            return value;
        }

        private boolean bool() {
            return bounded(in.get(), 2) == 1;
        }

        private String string() {
            return strings[bounded(in.getInt(), strings.length)];
        }

        private @Nullable String optional() {
            int index = in.getInt();
            return index == -1 ? null : strings[bounded(index, strings.length)];
        }

        private String text() {
            byte width = in.get();
            int chars = in.getInt();
            boolean known = width == LATIN || width == WIDE;
            if (!known || chars < 0 || (long) width * chars > in.remaining()) {
                throw new BytecodeException("a string of " + chars + " characters");
            }
            String made = width == LATIN ? latin(chars) : wide(chars);
            return chars <= MAX_ATOM ? made.intern() : made;
        }

        private String latin(int chars) {
            byte[] bytes = new byte[chars];
            in.get(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        private String wide(int chars) {
            char[] text = new char[chars];
            in.asCharBuffer().get(text);
            in.position(in.position() + 2 * chars);
            return new String(text);
        }
    }
}
