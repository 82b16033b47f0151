package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import java.util.Locale;
import java.util.Objects;

/** Listings of bytecode, for people. */
public final class Disassembler {

    private static final int MAX_TEXT = 40;
    private static final int COMMENT_COLUMN = 40;

    private final FunctionCode function;
    private final StringBuilder out = new StringBuilder();

    private Disassembler(FunctionCode function) {
        this.function = function;
    }

    /** {@return one line per instruction, then the handlers} */
    public static String list(FunctionCode function) {
        return new Disassembler(function).list(false);
    }

    /** {@return one instruction as a listing has it, without its pc} */
    public static String text(FunctionCode function, int pc) {
        Disassembler one = new Disassembler(function);
        one.instruction(pc);
        return one.out.substring(one.out.indexOf(" ") + 1).stripTrailing();
    }

    /** {@return all functions of a unit, each with its head and the source lines in between} */
    public static String listWithSource(Unit unit) {
        StringBuilder all = new StringBuilder();
        for (FunctionCode function : unit.functions()) {
            if (!all.isEmpty()) {
                all.append('\n');
            }
            all.append(head(function)).append('\n');
            all.append(new Disassembler(function).list(true));
        }
        return all.toString();
    }

    /** {@return all functions of a unit, each with its head} */
    public static String list(Unit unit) {
        StringBuilder all = new StringBuilder();
        for (FunctionCode function : unit.functions()) {
            if (!all.isEmpty()) {
                all.append('\n');
            }
            all.append(head(function)).append('\n').append(list(function));
        }
        return all.toString();
    }

    private static String head(FunctionCode function) {
        StringBuilder head = new StringBuilder();
        head.append("#").append(function.id()).append(' ');
        if (function.isAsync()) {
            head.append("async ");
        }
        if (function.isGenerator()) {
            head.append("generator ");
        }
        head.append(function.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (!function.name().isEmpty()) {
            head.append(' ').append(function.name());
        }
        head.append(": parameters ").append(function.parameters());
        head.append(", locals ").append(function.locals());
        head.append(", stack ").append(function.stack());
        for (int i = 0; i < function.upvalues().size(); i++) {
            FunctionCode.Upvalue upvalue = function.upvalues().get(i);
            head.append(i == 0 ? ", captures " : " ");
            head.append(upvalue.local() ? "local " : "upvalue ").append(upvalue.index());
        }
        return head.toString();
    }

    private String list(boolean withSource) {
        byte[] code = function.code();
        int shownLine = 0;
        for (int pc = 0; pc < code.length; ) {
            if (withSource) {
                int line = function.unit().line(function.offsetAt(pc));
                if (line != shownLine) {
                    shownLine = line;
                    out.append("; ")
                            .append(line)
                            .append(": ")
                            .append(sourceLine(line))
                            .append('\n');
                }
            }
            pc = instruction(pc);
        }
        for (Handler handler : function.handlers()) {
            out.append(
                    "handler %04d-%04d -> %04d depth %d%n"
                            .formatted(
                                    handler.start(),
                                    handler.end(),
                                    handler.target(),
                                    handler.depth())
                            .replace(System.lineSeparator(), "\n"));
        }
        return out.toString();
    }

    private String sourceLine(int line) {
        return function.unit().source().lines().skip(line - 1L).findFirst().orElse("").strip();
    }

    /** Lists the instruction at a pc; {@return the pc of the next}. */
    private int instruction(int pc) {
        int start = out.length();
        byte[] code = function.code();
        boolean wide = (code[pc] & 0xFF) == Op.WIDE;
        int at = wide ? pc + 1 : pc;
        Opcode opcode = Objects.requireNonNull(Opcode.of(code[at]));
        int end = at + opcode.length(wide);
        out.append("%04d ".formatted(pc)).append(wide ? "wide " : "").append(opcode.mnemonic());
        StringBuilder comment = new StringBuilder();
        at++;
        for (Operand operand : opcode.operands()) {
            int bytes = wide ? operand.wideBytes() : operand.bytes();
            int value = read(code, at, bytes, operand.signed());
            at += bytes;
            operand(operand, value, end, comment);
        }
        if (!comment.isEmpty()) {
            int length = out.length() - start;
            out.append(" ".repeat(Math.max(1, COMMENT_COLUMN - length))).append(';');
            out.append(comment);
        }
        out.append('\n');
        return end;
    }

    private void operand(Operand operand, int value, int end, StringBuilder comment) {
        switch (operand) {
            case JUMP -> out.append(" -> %04d".formatted(end + value));
            case BACK -> out.append(" -> %04d".formatted(end - value));
            case ATOM -> {
                out.append(' ').append(value);
                comment.append(' ').append(function.atoms()[value]);
            }
            case CONSTANT -> {
                out.append(' ').append(value);
                comment.append(' ').append(describe(function.constants()[value]));
            }
            case I8, I16, U8, COUNT, COUNT16, LOCAL, UPVALUE, CACHE ->
                    out.append(' ').append(value);
        }
    }

    private static String describe(Object constant) {
        return switch (constant) {
            case String text -> '"' + shorten(text) + '"';
            case FunctionCode code ->
                    "#" + code.id() + (code.name().isEmpty() ? "" : " " + code.name());
            case FunctionCode.RegExpLiteral literal ->
                    "/" + shorten(literal.pattern()) + "/" + literal.flags();
            case FunctionCode.TemplateLiteral literal -> "template of " + literal.raw().size();
            default -> constant.toString();
        };
    }

    private static String shorten(String text) {
        String shown = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        return shown.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static int read(byte[] code, int at, int bytes, boolean signed) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (code[at + i] & 0xFF) << 8 * i;
        }
        int unused = 32 - 8 * bytes;
        return signed ? value << unused >> unused : value;
    }
}
