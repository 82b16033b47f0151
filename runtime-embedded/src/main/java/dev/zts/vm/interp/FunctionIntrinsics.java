package dev.zts.vm.interp;

import dev.zts.vm.ops.AsyncFromSyncIterator;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/** The intrinsics of generators and async functions (ECMA-262 27.3 to 27.7). */
final class FunctionIntrinsics {

    private FunctionIntrinsics() {}

    /** Makes an intrinsic; {@return null if it is somebody else's} */
    static @Nullable JsObject create(Realm realm, Intrinsic which) {
        return switch (which) {
            case GENERATOR_FUNCTION ->
                    constructor(realm, "GeneratorFunction", Intrinsic.GENERATOR_FUNCTION_PROTOTYPE);
            case ASYNC_FUNCTION ->
                    constructor(realm, "AsyncFunction", Intrinsic.ASYNC_FUNCTION_PROTOTYPE);
            case ASYNC_GENERATOR_FUNCTION ->
                    constructor(
                            realm,
                            "AsyncGeneratorFunction",
                            Intrinsic.ASYNC_GENERATOR_FUNCTION_PROTOTYPE);
            case GENERATOR_FUNCTION_PROTOTYPE ->
                    functionPrototype(
                            realm,
                            "GeneratorFunction",
                            Intrinsic.GENERATOR_FUNCTION,
                            Intrinsic.GENERATOR_PROTOTYPE);
            case ASYNC_FUNCTION_PROTOTYPE ->
                    functionPrototype(realm, "AsyncFunction", Intrinsic.ASYNC_FUNCTION, null);
            case ASYNC_GENERATOR_FUNCTION_PROTOTYPE ->
                    functionPrototype(
                            realm,
                            "AsyncGeneratorFunction",
                            Intrinsic.ASYNC_GENERATOR_FUNCTION,
                            Intrinsic.ASYNC_GENERATOR_PROTOTYPE);
            case GENERATOR_PROTOTYPE -> generatorPrototype(realm);
            case ASYNC_GENERATOR_PROTOTYPE -> asyncGeneratorPrototype(realm);
            case ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE -> AsyncFromSyncIterator.createPrototype(realm);
            default -> null;
        };
    }

    private static JsObject constructor(Realm realm, String name, Intrinsic prototype) {
        NativeFunction made =
                new NativeFunction(
                        realm,
                        name,
                        1,
                        (_, _, _) -> {
                            throw refused();
                        },
                        (_, _, _) -> {
                            throw refused();
                        });
        made.replacePrototype(realm.intrinsic(Intrinsic.FUNCTION));
        lazy(realm, made, "prototype", prototype, 0);
        return made;
    }

    private static JsThrow refused() {
        return JsThrow.typeError(
                "Code generation from strings is not supported; run it on GraalJS");
    }

    private static JsObject functionPrototype(
            Realm realm, String tag, Intrinsic constructor, @Nullable Intrinsic instances) {
        JsObject made = realm.newObject(realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        lazy(realm, made, "constructor", constructor, Property.CONFIGURABLE);
        if (instances != null) {
            lazy(realm, made, "prototype", instances, Property.CONFIGURABLE);
        }
        made.store(JsSymbol.TO_STRING_TAG, tag, Property.CONFIGURABLE);
        return made;
    }

    private static JsObject generatorPrototype(Realm realm) {
        JsObject made = realm.newObject(realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
        lazy(
                realm,
                made,
                "constructor",
                Intrinsic.GENERATOR_FUNCTION_PROTOTYPE,
                Property.CONFIGURABLE);
        method(realm, made, "next", Generator.NEXT, Generator::resume);
        method(realm, made, "return", Generator.RETURN, Generator::resume);
        method(realm, made, "throw", Generator.THROW, Generator::resume);
        made.store(JsSymbol.TO_STRING_TAG, "Generator", Property.CONFIGURABLE);
        return made;
    }

    private static JsObject asyncGeneratorPrototype(Realm realm) {
        JsObject made = realm.newObject(realm.intrinsic(Intrinsic.ASYNC_ITERATOR_PROTOTYPE));
        lazy(
                realm,
                made,
                "constructor",
                Intrinsic.ASYNC_GENERATOR_FUNCTION_PROTOTYPE,
                Property.CONFIGURABLE);
        method(realm, made, "next", Generator.NEXT, AsyncGenerator::request);
        method(realm, made, "return", Generator.RETURN, AsyncGenerator::request);
        method(realm, made, "throw", Generator.THROW, AsyncGenerator::request);
        made.store(JsSymbol.TO_STRING_TAG, "AsyncGenerator", Property.CONFIGURABLE);
        return made;
    }

    /** Resumes a generator in a mode. */
    private interface Resume {
        Object resume(Realm realm, Object generator, Object value, int mode);
    }

    private static void method(Realm realm, JsObject target, String name, int mode, Resume resume) {
        NativeFunction function =
                new NativeFunction(
                        realm,
                        name,
                        1,
                        (at, self, arguments) ->
                                resume.resume(
                                        at, self, NativeFunction.argument(arguments, 0), mode),
                        null);
        target.store(name, function, Property.HIDDEN);
    }

    private static void lazy(
            Realm realm, JsObject target, String name, Intrinsic which, int flags) {
        Lazy value = _ -> realm.intrinsic(which);
        target.store(name, value, flags | Property.LAZY);
    }
}
