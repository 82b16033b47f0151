package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.interp.CompiledCode;
import dev.zts.vm.interp.Support;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Makes a class below {@link CompiledCode} of a function: hidden, so that it goes when nobody calls
 * it any more.
 */
final class ClassMaker {

    /** HotSpot never compiles a method with more bytes. */
    static final int LIMIT = 8000;

    /** Most parameters of a function that are JVM parameters. */
    static final int MAX_PARAMETERS = 32;

    private static final String BODY = "body";
    private static final String PART = "part";
    private static final String NO_ARGUMENTS = "NO_ARGUMENTS";
    private static final ClassDesc FUNCTION = Helper.desc("value.JsFunction");
    private static final ClassDesc FRAME_CODE = Helper.desc("interp.FrameCode");
    private static final MethodTypeDesc STEP =
            MethodTypeDesc.of(Emitter.OBJECT, Emitter.FRAME, ConstantDescs.CD_int);
    private static final Helper ARGUMENT = Helper.of("interp.Support", "argument");
    private static final Helper COPY = Helper.of("interp.Support", "copy");
    private static final MethodTypeDesc INIT =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_boolean);
    private static final int DIRECT_ARGUMENTS = 4;

    private static final ClassFile FORMAT =
            ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofClassLoading(Support.lookup()).cached()));

    private final FunctionCode code;
    private final ClassDesc name;
    private final Constants constants;

    ClassMaker(FunctionCode code) {
        this.code = code;
        this.name = ClassDesc.of("dev.zts.vm.interp.JavaScript$" + plain(code.name()));
        this.constants = new Constants(name);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(100)
                .forEach(c ->
                        plain.appendCodePoint(
                                c < 128 && Character.isJavaIdentifierPart(c) ? c : '_'));
        return plain.toString();
    }

    /**
     * Makes a class with the call methods over a body whose parameters are closure, this,
     * new.target, all arguments, and the parameters of the function.
     *
     * @param body writes it
     */
    byte[] callable(BiConsumer<CodeBuilder, Constants> body) {
        return build(builder -> {
            for (int count = 0; count <= DIRECT_ARGUMENTS; count++) {
                direct(builder, count);
            }
            fromArray(builder, "call", false);
            fromArray(builder, "construct", true);
            builder.withMethodBody(
                    BODY,
                    bodyType(),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                    cb -> body.accept(cb, constants));
        });
    }

    /** Makes a class that takes over frames. */
    byte[] entered(BiConsumer<CodeBuilder, Constants> body) {
        return build(builder -> {
            MethodTypeDesc type = MethodTypeDesc.of(Emitter.OBJECT, Emitter.FRAME);
            builder.withMethodBody(
                    BODY,
                    type,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                    cb -> body.accept(cb, constants));
            builder.withMethodBody(
                    "enter",
                    type,
                    ClassFile.ACC_PROTECTED,
                    cb -> {
                        cb.aload(1);
                        cb.invokestatic(name, BODY, type);
                        cb.areturn();
                    });
        });
    }

    /**
     * Makes a class of functions whose values stand in frames.
     *
     * @param parts of the function, in order
     * @param writer writes the method of one
     */
    byte[] framed(List<Part> parts, PartWriter writer) {
        return build(
                FRAME_CODE,
                builder -> {
                    addParts(builder, parts, writer);
                    builder.withMethodBody(
                            "step",
                            STEP,
                            ClassFile.ACC_PROTECTED,
                            cb -> choose(cb, parts, 0, parts.size()));
                });
    }

    /** As {@link #framed}, of any number of parts, to be measured but not to be loaded. */
    byte[] measured(List<Part> parts, PartWriter writer) {
        return build(FRAME_CODE, builder -> addParts(builder, parts, writer));
    }

    private void addParts(ClassBuilder builder, List<Part> parts, PartWriter writer) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            builder.withMethodBody(
                    PART + i,
                    STEP,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                    cb -> writer.write(cb, constants, part));
        }
    }

    /** Writes the method of a part. */
    interface PartWriter {
        void write(CodeBuilder cb, Constants constants, Part part);
    }

    /** Calls the part in which the frame stands, one of some. */
    private void choose(CodeBuilder cb, List<Part> parts, int first, int end) {
        if (end - first == 1) {
            cb.aload(1);
            cb.iload(2);
            cb.invokestatic(name, PART + first, STEP);
            cb.areturn();
            return;
        }
        int middle = (first + end) / 2;
        Label behind = cb.newLabel();
        cb.aload(1);
        cb.getfield(Emitter.FRAME, "pc", ConstantDescs.CD_int);
        cb.loadConstant(parts.get(middle).from());
        cb.if_icmpge(behind);
        choose(cb, parts, first, middle);
        cb.labelBinding(behind);
        choose(cb, parts, middle, end);
    }

    private byte[] build(java.util.function.Consumer<ClassBuilder> content) {
        return build(Emitter.CODE, content);
    }

    private byte[] build(ClassDesc parent, java.util.function.Consumer<ClassBuilder> content) {
        return FORMAT.build(
                name,
                builder -> {
                    builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                    builder.withSuperclass(parent);
                    builder.withMethodBody(
                            ConstantDescs.INIT_NAME,
                            INIT,
                            0,
                            cb -> {
                                cb.aload(0);
                                cb.iload(1);
                                cb.iload(2);
                                cb.invokespecial(parent, ConstantDescs.INIT_NAME, INIT);
                                cb.return_();
                            });
                    content.accept(builder);
                    constants.addTo(builder);
                });
    }

    private MethodTypeDesc bodyType() {
        List<ClassDesc> types = new ArrayList<>();
        types.add(Emitter.CLOSURE);
        types.add(Emitter.OBJECT);
        types.add(Emitter.JS_OBJECT);
        types.add(Emitter.OBJECTS);
        for (int i = 0; i < code.parameters(); i++) {
            types.add(Emitter.OBJECT);
        }
        return MethodTypeDesc.of(Emitter.OBJECT, types);
    }

    /** Writes call0 to call4. */
    private void direct(ClassBuilder builder, int count) {
        ClassDesc[] parameters = new ClassDesc[count + 2];
        Arrays.fill(parameters, Emitter.OBJECT);
        parameters[0] = Emitter.CLOSURE;
        builder.withMethodBody(
                "call" + count,
                MethodTypeDesc.of(Emitter.OBJECT, parameters),
                ClassFile.ACC_PUBLIC,
                cb -> {
                    cb.aload(1);
                    cb.aload(2);
                    cb.aconst_null();
                    if (code.keepsArguments()) {
                        cb.loadConstant(count);
                        cb.anewarray(Emitter.OBJECT);
                        for (int i = 0; i < count; i++) {
                            cb.dup();
                            cb.loadConstant(i);
                            cb.aload(3 + i);
                            cb.aastore();
                        }
                    } else {
                        cb.getstatic(FUNCTION, NO_ARGUMENTS, Emitter.OBJECTS);
                    }
                    for (int i = 0; i < code.parameters(); i++) {
                        if (i < count) {
                            cb.aload(3 + i);
                        } else {
                            cb.getstatic(Emitter.UNDEFINED, "UNDEFINED", Emitter.UNDEFINED);
                        }
                    }
                    cb.invokestatic(name, BODY, bodyType());
                    cb.areturn();
                });
    }

    private void fromArray(ClassBuilder builder, String method, boolean constructs) {
        List<ClassDesc> types = new ArrayList<>();
        types.add(Emitter.CLOSURE);
        types.add(Emitter.OBJECT);
        if (constructs) {
            types.add(Emitter.JS_OBJECT);
        }
        types.add(Emitter.OBJECTS);
        types.add(ConstantDescs.CD_int);
        types.add(ConstantDescs.CD_int);
        int from = constructs ? 4 : 3;
        builder.withMethodBody(
                method,
                MethodTypeDesc.of(Emitter.OBJECT, types),
                ClassFile.ACC_PUBLIC,
                cb -> {
                    cb.aload(1);
                    cb.aload(2);
                    if (constructs) {
                        cb.aload(3);
                    } else {
                        cb.aconst_null();
                    }
                    if (code.keepsArguments()) {
                        cb.aload(from);
                        cb.iload(from + 1);
                        cb.iload(from + 2);
                        COPY.call(cb);
                    } else {
                        cb.getstatic(FUNCTION, NO_ARGUMENTS, Emitter.OBJECTS);
                    }
                    for (int i = 0; i < code.parameters(); i++) {
                        cb.aload(from);
                        cb.iload(from + 1);
                        cb.iload(from + 2);
                        cb.loadConstant(i);
                        ARGUMENT.call(cb);
                    }
                    cb.invokestatic(name, BODY, bodyType());
                    cb.areturn();
                });
    }

    /** {@return whether a method holds code of the function, not only ways to it} */
    static boolean isOfFunction(MethodModel method) {
        String name = method.methodName().stringValue();
        return name.equals(BODY) || name.startsWith(PART);
    }

    /** {@return JVM bytes of the body} */
    static int bodyBytes(byte[] classFile) {
        return bytes(classFile, BODY).getFirst();
    }

    /** {@return JVM bytes of the methods of parts, in order} */
    static List<Integer> partBytes(byte[] classFile) {
        return bytes(classFile, PART);
    }

    private static List<Integer> bytes(byte[] classFile, String prefix) {
        ClassModel model = FORMAT.parse(classFile);
        List<Integer> found = new ArrayList<>();
        for (MethodModel method : model.methods()) {
            if (method.methodName().stringValue().startsWith(prefix)) {
                found.add(method.code().map(c -> ((CodeAttribute) c).codeLength()).orElse(0));
            }
        }
        return found;
    }

    /** Loads the class; {@return its only instance} */
    CompiledCode load(byte[] classFile, int bytes, boolean optimized) {
        try {
            MethodHandles.Lookup made =
                    Support.lookup()
                            .defineHiddenClassWithClassData(classFile, constants.values(), true);
            return (CompiledCode)
                    made.findConstructor(
                                    made.lookupClass(),
                                    MethodType.methodType(void.class, int.class, boolean.class))
                            .invoke(bytes, optimized);
        } catch (Throwable e) { // what a constructor that only stores may throw
            throw new AssertionError("cannot load the code of " + code, e);
        }
    }
}
