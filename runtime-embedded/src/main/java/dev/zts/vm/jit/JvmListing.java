package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JVM code of a function as text: an instruction a line, behind a line for each instruction of
 * the bytecode it came from.
 */
final class JvmListing {

    private final FunctionCode code;
    private final StringBuilder text = new StringBuilder();
    private final Map<Label, String> labels = new HashMap<>();
    private final Set<Label> used = new HashSet<>();

    private JvmListing(FunctionCode code) {
        this.code = code;
    }

    /**
     * {@return the listing of the methods of a class that hold the function itself}
     *
     * @param code it was made of
     */
    static String of(byte[] classFile, FunctionCode code) {
        StringBuilder all = new StringBuilder();
        for (MethodModel method : ClassFile.of().parse(classFile).methods()) {
            CodeModel body = method.code().orElse(null);
            if (body instanceof CodeAttribute attribute && ClassMaker.isOfFunction(method)) {
                all.append(new JvmListing(code).method(method, attribute));
            }
        }
        return all.toString();
    }

    private String method(MethodModel method, CodeAttribute body) {
        text.append(method.methodName().stringValue())
                .append('(')
                .append(
                        String.join(
                                ", ",
                                method.methodTypeSymbol().parameterList().stream()
                                        .map(ClassDesc::displayName)
                                        .toList()))
                .append("): ")
                .append(body.codeLength())
                .append(" bytes\n");
        List<ExceptionCatch> catches = new ArrayList<>();
        for (CodeElement element : body) {
            noteLabels(element, catches);
        }
        for (CodeElement element : body) {
            if (element instanceof LabelTarget target && used.contains(target.label())) {
                labels.put(target.label(), "L" + (labels.size() + 1));
            }
        }
        body.forEach(this::element);
        for (ExceptionCatch entry : catches) {
            text.append("  from ")
                    .append(label(entry.tryStart()))
                    .append(" to ")
                    .append(label(entry.tryEnd()))
                    .append(" catch ")
                    .append(entry.catchType().map(t -> t.asSymbol().displayName()).orElse("any"))
                    .append(" at ")
                    .append(label(entry.handler()))
                    .append('\n');
        }
        return text.toString();
    }

    private void noteLabels(CodeElement element, List<ExceptionCatch> catches) {
        switch (element) {
            case BranchInstruction branch -> used.add(branch.target());
            case LookupSwitchInstruction choice -> {
                used.add(choice.defaultTarget());
                choice.cases().forEach(each -> used.add(each.target()));
            }
            case ExceptionCatch entry -> {
                catches.add(entry);
                used.add(entry.tryStart());
                used.add(entry.tryEnd());
                used.add(entry.handler());
            }
            default -> {}
        }
    }

    private String label(Label label) {
        return labels.getOrDefault(label, "?");
    }

    private void element(CodeElement element) {
        switch (element) {
            case LabelTarget target when used.contains(target.label()) ->
                    text.append(label(target.label())).append(":\n");
            case LineNumber line -> comment(line.line() - 1);
            case java.lang.classfile.Instruction instruction ->
                    text.append("  ").append(line(instruction)).append('\n');
            default -> {}
        }
    }

    private void comment(int pc) {
        Instruction origin = Instruction.decode(code.code(), pc);
        text.append("  // ").append(pc);
        if (origin != null) {
            text.append(' ').append(origin.opcode().mnemonic());
        }
        text.append('\n');
    }

    private String line(java.lang.classfile.Instruction instruction) {
        String operand = operand(instruction);
        String name =
                switch (instruction) {
                    case LoadInstruction load -> letter(load.typeKind()) + "load";
                    case StoreInstruction store -> letter(store.typeKind()) + "store";
                    case ConstantInstruction _ -> "push";
                    default -> instruction.opcode().name().toLowerCase(Locale.ROOT);
                };
        return operand == null ? name : name + ' ' + operand;
    }

    private static String letter(java.lang.classfile.TypeKind kind) {
        return switch (kind) {
            case REFERENCE -> "a";
            case LONG -> "l";
            case DOUBLE -> "d";
            case FLOAT -> "f";
            default -> "i";
        };
    }

    private @Nullable String operand(java.lang.classfile.Instruction instruction) {
        return switch (instruction) {
            case LoadInstruction load -> String.valueOf(load.slot());
            case StoreInstruction store -> String.valueOf(store.slot());
            case ConstantInstruction constant -> constant(constant.constantValue());
            case FieldInstruction field ->
                    field.owner().asSymbol().displayName() + '.' + field.name().stringValue();
            case InvokeInstruction call ->
                    call.owner().asSymbol().displayName() + '.' + call.name().stringValue();
            case BranchInstruction branch -> label(branch.target());
            case LookupSwitchInstruction choice -> choice(choice);
            case TypeCheckInstruction check -> check.type().asSymbol().displayName();
            case NewObjectInstruction made -> made.className().asSymbol().displayName();
            case NewReferenceArrayInstruction made -> made.componentType().asSymbol().displayName();
            default -> null;
        };
    }

    private static String constant(Object value) {
        return switch (value) {
            case String string -> '"' + string.replace("\n", "\\n") + '"';
            case Long number -> number + "L";
            default ->
                    value.equals(java.lang.constant.ConstantDescs.NULL) ? "null" : value.toString();
        };
    }

    private String choice(LookupSwitchInstruction choice) {
        StringBuilder cases = new StringBuilder();
        for (SwitchCase each : choice.cases()) {
            cases.append(each.caseValue()).append(": ").append(label(each.target())).append(", ");
        }
        return cases.append("else ").append(label(choice.defaultTarget())).toString();
    }
}
