package dev.zts.vm.builtins;

import dev.zts.vm.value.ElementType;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/** The intrinsics of one area: Map, Set, weak collections, Promise, buffers and typed arrays. */
final class CollectionGlobals {

    private CollectionGlobals() {}

    /** Makes or fills an intrinsic; {@return null if it belongs to another area} */
    static @Nullable JsObject create(Realm realm, Intrinsic which) {
        return switch (which) {
            case MAP -> MapBuiltin.constructor(realm);
            case MAP_PROTOTYPE -> MapBuiltin.prototype(realm);
            case MAP_ITERATOR_PROTOTYPE -> TableIterator.mapPrototype(realm);
            case SET -> SetBuiltin.constructor(realm);
            case SET_PROTOTYPE -> SetBuiltin.prototype(realm);
            case SET_ITERATOR_PROTOTYPE -> TableIterator.setPrototype(realm);
            case WEAK_MAP -> WeakMapBuiltin.constructor(realm);
            case WEAK_MAP_PROTOTYPE -> WeakMapBuiltin.prototype(realm);
            case WEAK_SET -> WeakSetBuiltin.constructor(realm);
            case WEAK_SET_PROTOTYPE -> WeakSetBuiltin.prototype(realm);
            case WEAK_REF -> WeakRefBuiltin.constructor(realm);
            case WEAK_REF_PROTOTYPE -> WeakRefBuiltin.prototype(realm);
            case FINALIZATION_REGISTRY -> FinalizationRegistryBuiltin.constructor(realm);
            case FINALIZATION_REGISTRY_PROTOTYPE -> FinalizationRegistryBuiltin.prototype(realm);
            case PROMISE -> PromiseBuiltin.constructor(realm);
            case PROMISE_PROTOTYPE -> PromiseBuiltin.prototype(realm);
            default -> createBinary(realm, which);
        };
    }

    private static @Nullable JsObject createBinary(Realm realm, Intrinsic which) {
        return switch (which) {
            case ARRAY_BUFFER -> ArrayBufferBuiltin.constructor(realm);
            case ARRAY_BUFFER_PROTOTYPE -> ArrayBufferBuiltin.prototype(realm);
            case DATA_VIEW -> DataViewBuiltin.constructor(realm);
            case DATA_VIEW_PROTOTYPE -> DataViewBuiltin.prototype(realm);
            case TYPED_ARRAY -> TypedArrayBuiltin.abstractConstructor(realm);
            case TYPED_ARRAY_PROTOTYPE -> TypedArrayPrototype.create(realm);
            default -> createTypedArray(realm, which);
        };
    }

    private static @Nullable JsObject createTypedArray(Realm realm, Intrinsic which) {
        for (ElementType type : ElementType.values()) {
            if (type.constructor() == which) {
                return TypedArrayBuiltin.constructor(realm, type);
            }
            if (type.prototype() == which) {
                return TypedArrayBuiltin.prototype(realm, type);
            }
        }
        return null;
    }

    /** Gives a new global object its properties. */
    static void populate(Realm realm, JsObject global) {
        Members.global(realm, global, "Map", Intrinsic.MAP);
        Members.global(realm, global, "Set", Intrinsic.SET);
        Members.global(realm, global, "WeakMap", Intrinsic.WEAK_MAP);
        Members.global(realm, global, "WeakSet", Intrinsic.WEAK_SET);
        Members.global(realm, global, "WeakRef", Intrinsic.WEAK_REF);
        Members.global(realm, global, "FinalizationRegistry", Intrinsic.FINALIZATION_REGISTRY);
        Members.global(realm, global, "Promise", Intrinsic.PROMISE);
        Members.global(realm, global, "ArrayBuffer", Intrinsic.ARRAY_BUFFER);
        Members.global(realm, global, "DataView", Intrinsic.DATA_VIEW);
        for (ElementType type : ElementType.values()) {
            Members.global(realm, global, type.arrayName(), type.constructor());
        }
    }
}
