package dev.zts.vm.interp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts of one realm declare for each other (ECMA-262 9.1.1.4, 16.1.7). */
class GlobalScopeTest {

    private final Machine machine = new Machine(new BuiltIns(), ModuleHost.NONE, Shape.root());

    @Test
    void varsAndFunctions_arePropertiesThatCannotBeDeleted() {
        run("var v = 1; function f() {} var unset;");

        assertThat(flags("v")).isEqualTo(Property.WRITABLE | Property.ENUMERABLE);
        assertThat(flags("f")).isEqualTo(Property.WRITABLE | Property.ENUMERABLE);
        assertThat(value("[typeof f, v, 'unset' in this, this === globalThis]"))
                .isEqualTo("function,1,true,true");
    }

    @Test
    void lexicalDeclarations_areSeenByLaterScriptsButNoProperties() {
        run("let l = 1; const c = 2; class K {}");
        run("l++;");

        assertThat(value("[l, c, typeof K, 'l' in this, 'c' in this, 'K' in this]"))
                .isEqualTo("2,2,function,false,false,false");
    }

    @Test
    void aVariable_andItsProperty_areOne() {
        run("var v = 1; function read() { return v; }");

        assertThat(value("[globalThis.v = 2, v, read(), v = 3, globalThis.v]"))
                .isEqualTo("2,2,2,3,3");
    }

    @Test
    void aLexicalDeclaration_hidesAPropertyEvenOfCodeThatReadIt() {
        run("function read() { return Array; } read();");
        run("let Array = 5;");

        assertThat(value("[read(), typeof globalThis.Array]")).isEqualTo("5,function");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "let l;                      | let l;                  | SyntaxError",
                "let l;                      | var l;                  | SyntaxError",
                "class l {}                  | function l() {}         | SyntaxError",
                "var v;                      | let v;                  | SyntaxError",
                "function v() {}             | const v = 1;            | SyntaxError",
                "                            | let undefined;          | SyntaxError",
                "                            | function NaN() {}       | TypeError",
                "Object.preventExtensions(this) | var v;               | TypeError",
                "Object.preventExtensions(this) | function f() {}      | TypeError",
                "const c = 1;                | c = 2;                  | TypeError",
                "const c = 1;                | (() => { c++; })();     | TypeError",
            })
    void twoScripts_clash(@Nullable String first, String second, String error) {
        run(first == null ? "" : first);

        assertThat(error(second)).isEqualTo(error);
    }

    @Test
    void aScriptThatClashes_declaresNothing() {
        run("let taken;");
        error("var other; let more; var taken;");

        assertThat(value("[typeof other, typeof more]")).isEqualTo("undefined,undefined");
    }

    @Test
    void aDeclarationThatWasNeverReached_staysInItsDeadZone() {
        error("throw new TypeError(); let late;");

        assertThat(error("late;")).isEqualTo("ReferenceError");
        assertThat(error("late = 1;")).isEqualTo("ReferenceError");
        assertThat(error("typeof late;")).isEqualTo("ReferenceError");
    }

    private void run(String source) {
        machine.runScript(Lowering.compile("test.js", source, false));
    }

    private String value(String expression) {
        run("globalThis.result = " + expression + ";");
        return Convert.toString(machine.realm().global().get("result"));
    }

    /** {@return the name of the error that a script throws} */
    private String error(String source) {
        try {
            run(source);
        } catch (JsThrow thrown) {
            JsObject error = (JsObject) thrown.value(machine.realm());
            return Convert.toString(error.get("name"));
        }
        return "none";
    }

    private int flags(String name) {
        Property property = machine.realm().global().getOwnProperty(name);
        return property == null ? -1 : property.flags();
    }

    private static final class BuiltIns implements Machine.Environment {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
        }

        @Override
        public void console(String level, String text) {}
    }
}
