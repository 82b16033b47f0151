package dev.zts.vm.jit;

import dev.zts.vm.interp.Deopt;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/** Objects that a compiled class refers to: constant fields, filled from its class data. */
@SuppressWarnings("ReferenceEquality") // shapes and functions are what they are by identity
final class Constants {

    private static final ClassDesc METHOD_HANDLES = ClassDesc.of("java.lang.invoke.MethodHandles");
    private static final ClassDesc LOOKUP = METHOD_HANDLES.nested("Lookup");

    private final ClassDesc owner;
    private final List<Object> values = new ArrayList<>();
    private final List<ClassDesc> types = new ArrayList<>();
    private final List<Deopt.State> exits = new ArrayList<>();

    Constants(ClassDesc owner) {
        this.owner = owner;
    }

    /** Pushes an object. */
    void push(CodeBuilder cb, Object value, ClassDesc type) {
        if (value instanceof String text && text.length() < 1000) {
            cb.loadConstant(text);
            return;
        }
        cb.getstatic(owner, name(index(value, type)), type);
    }

    private int index(Object value, ClassDesc type) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == value && types.get(i).equals(type)) {
                return i;
            }
        }
        values.add(value);
        types.add(type);
        return values.size() - 1;
    }

    private static String name(int index) {
        return "k" + index;
    }

    /** Adds an exit; {@return its number} */
    int addExit(Deopt.State exit) {
        exits.add(exit);
        return exits.size() - 1;
    }

    /** {@return the class data: the exits, then the values of the fields} */
    List<Object> values() {
        List<Object> data = new ArrayList<>();
        data.add(new Deopt.Table(exits));
        data.addAll(values);
        return data;
    }

    /** Adds the fields and what fills them. */
    void addTo(ClassBuilder builder) {
        if (values.isEmpty()) {
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            builder.withField(
                    name(i),
                    types.get(i),
                    ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE);
        }
        builder.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                ConstantDescs.MTD_void,
                AccessFlag.STATIC.mask(),
                this::fill);
    }

    private void fill(CodeBuilder cb) {
        cb.invokestatic(METHOD_HANDLES, "lookup", MethodTypeDesc.of(LOOKUP));
        cb.loadConstant("_");
        cb.loadConstant(ConstantDescs.CD_List);
        cb.invokestatic(
                METHOD_HANDLES,
                "classData",
                MethodTypeDesc.of(
                        ConstantDescs.CD_Object,
                        LOOKUP,
                        ConstantDescs.CD_String,
                        ConstantDescs.CD_Class));
        cb.checkcast(ConstantDescs.CD_List);
        cb.astore(0);
        for (int i = 0; i < types.size(); i++) {
            cb.aload(0);
            cb.loadConstant(i + 1);
            cb.invokeinterface(
                    ConstantDescs.CD_List,
                    "get",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int));
            cb.checkcast(types.get(i));
            cb.putstatic(owner, name(i), types.get(i));
        }
        cb.return_();
    }
}
