package dev.zts.vm.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources nested deeply end with a problem, also on a small stack. */
class NestingTest {

    private static final int DEEP = 10_000;
    private static final long SMALL_STACK_BYTES = 512 * 1024;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '\0',
            value = {
                "(~1~)",
                "[~~]",
                "x={a:~1~}",
                "{~~}",
                "!~1~",
                "typeof ~1~",
                "- -~1~",
                "2**~1~",
                "`${~1~}`",
                "(function(){~~})",
                "function f(){~~}",
                "x=>~1~",
                "x=>{~~}",
                "a=~1~",
                "f(~~)",
                "a[~1~]",
                "new ~x~",
                "(class extends ~x~{})",
                "(class { a=~x~})",
                "(class { a(){~x~}})",
                "(class { static {~x~}})",
                "(class { [~x~](){}})",
                "function f(a=~1~){}",
                "(a=~1~)=>1",
                "async(a=~1~)=>1",
                "([~a~])=>1",
                "if(1)~;~",
                "for(;;)~;~",
                "do ~;~while(1);",
                "try{~~}finally{}",
                "switch(1){case 1:~~}",
                "({a(){return ~1~}})",
                "a?~b~:c",
                "a={...~b~}",
            })
    void nesting_endsWithAProblem(String before, String middle, String after) throws Exception {
        String source = before.repeat(DEEP) + nonNull(middle) + nonNull(after).repeat(DEEP);

        assertThat(parse(source)).isEqualTo("nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a:"})
    void patternNesting_endsWithAProblem(String before) throws Exception {
        String after = before.equals("[") ? "]" : "}";
        String source = "let " + before.repeat(DEEP) + "a" + after.repeat(DEEP) + "=1";

        assertThat(parse(source)).isEqualTo("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '\0',
            value = {
                "a~.b~",
                "a~+a~",
                "a~&&a~",
                "a~,a~",
                "a~()~",
                "a~?.[b]~",
                "a~`b`~",
                "if(a);~else if(a);~",
                "~a?b:~c",
                "~a;~",
                "[~[],~]",
            })
    void chain_canBeLong(String before, String link, String after) throws Exception {
        String source = nonNull(before) + link.repeat(10 * DEEP) + nonNull(after);

        assertThat(parse(source)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"(~1~)", "[~~]", "f(~~)", "{~~}", "x=>~1~", "(function(){~~})()"})
    void usualNesting_isAccepted(String before, String middle, String after) throws Exception {
        String source = before.repeat(60) + nonNull(middle) + nonNull(after).repeat(60);

        assertThat(parse(source)).isEmpty();
    }

    private static String nonNull(String text) {
        return text == null ? "" : text;
    }

    private static String parse(String source) throws InterruptedException {
        AtomicReference<String> outcome = new AtomicReference<>();
        Thread thread =
                new Thread(
                        null, () -> outcome.set(message(source)), "small stack", SMALL_STACK_BYTES);
        thread.start();
        thread.join();
        return outcome.get();
    }

    private static String message(String source) {
        try {
            Parser.parseScript("a.js", source);
            return "";
        } catch (SyntaxProblem e) {
            return e.message();
        }
    }
}
