package dev.zts.vm.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.Tier;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.CompiledCode;
import dev.zts.vm.lower.Lowering;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compiled code over frames: of functions that suspend, are large, or have many parameters. */
final class FrameCodeTest {

    private static final String COUNTER =
            """
            function* counter(from) {
              let sum = from;
              for (let i = 0; i < 4; i++) {
                try { sum += yield 'at ' + i + ' sum ' + sum; }
                catch (e) { sum += e; }
                finally { sum++; }
              }
              return sum;
            }
            const text = r => r.value + ' ' + r.done;
            """;

    @Test
    void generatorSuspendedInTheInterpreter_goesOnInCompiledCode() {
        JitMachine machine = new JitMachine(JitMachine.options().withThreshold(3));
        machine.run(COUNTER + "const it = counter(100); print(text(it.next()));");
        assertThat(machine.function("counter").body().codeBytes()).isZero();

        machine.run("for (let i = 0; i < 4; i++) counter(1).next();");
        CompiledCode compiled = machine.function("counter").body();
        List<String> lines = machine.run("print(text(it.next(10))); print(text(it.throw(1000)));");

        assertThat(compiled.codeBytes()).isPositive();
        assertThat(lines).containsExactly("at 1 sum 111 false", "at 2 sum 1112 false");
        assertThat(machine.function("counter").body()).isSameAs(compiled);
    }

    @Test
    void generatorSuspendedInCompiledCode_goesOnInTheInterpreter() {
        JitMachine machine = new JitMachine(JitMachine.eager());
        machine.run(COUNTER + "const it = counter(100); it.next(); it.next(10);");
        assertThat(machine.function("counter").body().codeBytes()).isPositive();

        machine.function("counter").install(null);
        List<String> lines =
                machine.run(
                        """
                        print(text(it.throw(1000))); print(text(it.next(1)));
                        print(text(it.next(1))); print(text(it.next(1)));
                        """);

        assertThat(lines)
                .containsExactly(
                        "at 2 sum 1112 false",
                        "at 3 sum 1114 false",
                        "1116 true",
                        "undefined true");
    }

    @Test
    void rejectedAwait_isThrownWhereItStands() {
        JitMachine machine = new JitMachine(JitMachine.eager());

        List<String> lines =
                machine.run(
                        """
                        async function f() {
                          const seen = [];
                          for (const each of [1, Promise.reject('no'), 3]) {
                            try { seen.push(await each); } catch (e) { seen.push('caught ' + e); }
                          }
                          await Promise.reject(seen.join());
                        }
                        f().then(print, reason => print('rejected ' + reason));
                        """);

        assertThat(lines).containsExactly("rejected 1,caught no,3");
        assertThat(machine.function("f").tier).isEqualTo(Tier.BASELINE);
        assertThat(machine.function("f").note).isEmpty();
    }

    @Test
    void loopOfAModuleBody_goesOnInCompiledCode() {
        JitMetrics metrics = new JitMetrics();
        Jit jit =
                new Jit(
                        JitMachine.options(),
                        new dev.zts.telemetry.Telemetry(),
                        metrics,
                        new CompileQueue());
        JitMachine machine = new JitMachine(jit);

        List<String> lines =
                machine.runModule(
                        """
                        let sum = 0;
                        for (let i = 0; i < 100000; i++) { sum += await 0 || i % 3; if (i > 90000) break; }
                        for (let i = 0; i < 100000; i++) sum += i % 3;
                        print(sum);
                        """);

        assertThat(lines).containsExactly("190000");
        assertThat(metrics.replacements.sum()).isPositive();
    }

    // Large functions

    private static final String CALLS =
            """
            for (let i = 0; i < 3; i++) {
              print(large(i, 1, 2));
              print(new Large(i, 1).text);
              print(new (class Sub extends Large {})(i).target);
              const it = largeGenerator(i);
              let r = it.next(), sent = '';
              for (; !r.done; r = it.next(3)) sent += r.value + ';';
              print(sent + r.value);
              largeAsync(i).then(print);
            }
            """;

    private static String large() {
        return String.join(
                "\n",
                LargeSource.function(40),
                LargeSource.constructor(40),
                LargeSource.generator(40),
                LargeSource.async(40));
    }

    @Test
    void largeFunctions_runInPartsAsTheyRunInterpreted() {
        List<String> expected = new JitMachine(JitMachine.interpreted()).run(large() + CALLS);
        JitMachine machine = new JitMachine(JitMachine.eager());

        List<String> lines = machine.run(large() + CALLS);

        assertThat(lines).hasSize(15).isEqualTo(expected);
        for (String name : List.of("large", "Large", "largeGenerator", "largeAsync")) {
            assertThat(machine.function(name).body().codeBytes()).isGreaterThan(ClassMaker.LIMIT);
        }
    }

    @Test
    void partsOfALargeFunction_fitAndTearNoLoopThatFits() {
        FunctionCode code = compile(LargeSource.function(40));

        List<Part> parts = new FrameCompiler(code).parts();
        Written written = new FrameCompiler(code).write();

        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(ClassMaker.partBytes(written.file()))
                .hasSameSizeAs(parts)
                .allSatisfy(bytes -> assertThat(bytes).isBetween(1000, ClassMaker.LIMIT));
        for (Instruction loop : loops(code)) {
            assertThat(parts.stream().filter(part -> part.holds(loop.pc())).findFirst())
                    .isEqualTo(
                            parts.stream().filter(part -> part.holds(loop.target())).findFirst());
        }
    }

    private static List<Instruction> loops(FunctionCode code) {
        List<Instruction> loops = new ArrayList<>();
        for (int pc = 0; pc < code.code().length; pc = Flow.decode(code, pc).next()) {
            Instruction instruction = Flow.decode(code, pc);
            if (instruction.opcode() == Opcode.LOOP) {
                loops.add(instruction);
            }
        }
        assertThat(loops).hasSize(40);
        return loops;
    }

    @Test
    void loopAndHandlerOverManyParts_goOn() {
        String body = LargeSource.body(40).replace("HAND", "1").replaceAll("(?s)return t.*", "");
        String source =
                """
                function f(a) {
                  const all = [];
                  for (let n = 0; n < 3; n++) {
                    try { %s; if (n === 1) throw 'last of ' + t.length; all.push(t.length); }
                    catch (e) { all.push(e); }
                  }
                  return all.join();
                }
                print(f(1)); print(f(2));
                """
                        .formatted(body);
        List<String> expected = new JitMachine(JitMachine.interpreted()).run(source);

        JitMachine machine = new JitMachine(JitMachine.eager());

        assertThat(machine.run(source)).hasSize(2).isEqualTo(expected);
        assertThat(machine.function("f").body().codeBytes()).isGreaterThan(ClassMaker.LIMIT);
    }

    @Test
    void throwNobodyCatches_leavesALargeFunctionWithItsPlace() {
        String source =
                LargeSource.function(40).replace("return t", "\nmissing.x;\nreturn t")
                        + """
                        try { large(1); } catch (e) {
                          print(e.message + e.stack.includes('large (script.js:'));
                        }
                        """;

        assertThat(new JitMachine(JitMachine.eager()).run(source))
                .containsExactly("missing is not definedtrue");
    }

    @Test
    void functionOfThousandsOfBranches_isCutIntoParts() {
        String source = "function f(x) {" + "if (x) x++;".repeat(5_000) + "return x; }";
        JitMachine machine = new JitMachine(JitMachine.eager());

        assertThat(machine.run(source + "print(f(1)); print(f(0));")).containsExactly("5001", "0");
        assertThat(machine.function("f").tier).isEqualTo(Tier.BASELINE);
    }

    @Test
    void functionTooLargeForAClass_staysInterpreted() {
        String source =
                "function f(x) {" + "x = x + 1.5;".repeat(30_000) + "return x; } print(f(1));";
        JitMachine machine = new JitMachine(JitMachine.eager());

        assertThat(machine.run(source + "print(f(2));")).containsExactly("45001", "45002");
        assertThat(machine.function("f").tier).isEqualTo(Tier.INTERPRETED);
        assertThat(machine.function("f").note).startsWith("too large");
    }

    @Test
    void functionThatFitsOnlyWithoutNotes_isCompiledWithoutThem() {
        FunctionCode code =
                compile("function f(x) {" + "x = x * 2 - 1;".repeat(180) + "return x; }");
        BaselineCompiler compiler = new BaselineCompiler(JitOptions.Coverage.FULL, true);

        Written written = compiler.write(code, BaselineCompiler.BEGIN, 0);

        assertThat(ClassMaker.partBytes(written.file())).isEmpty();
        assertThat(compiler.compile(code, BaselineCompiler.BEGIN, 0))
                .isInstanceOf(Compilation.Settled.class);
    }

    @Test
    void manyParameters_standInTheFrame() {
        String names =
                IntStream.range(0, 40).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
        String values =
                IntStream.range(0, 40).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String source =
                """
                function many(%1$s) { return [p0, p31, p32, p39, arguments.length].join(); }
                function Made(%1$s) { this.last = p39; this.target = new.target === Made; }
                for (let i = 0; i < 2; i++) {
                  print(many(%2$s)); print(many('a')); print(many.apply(null, [5]));
                  const made = new Made(%2$s);
                  print([made.last, made.target].join());
                }
                """
                        .formatted(names, values);

        JitMachine machine = new JitMachine(JitMachine.eager());

        List<String> once = List.of("0,31,32,39,40", "a,,,,1", "5,,,,1", "39,true");
        assertThat(machine.run(source))
                .containsExactlyElementsOf(
                        java.util.stream.Stream.concat(once.stream(), once.stream()).toList());
        assertThat(machine.function("many").tier).isEqualTo(Tier.BASELINE);
    }

    private static FunctionCode compile(String source) {
        return Lowering.compile("large.js", source, false).functions().get(1);
    }
}
