package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PromiseTest {

    private final Page page = new Page();
    private final List<String> log = new ArrayList<>();

    private JsFunction promise() {
        return page.global("Promise");
    }

    private JsFunction note(String what) {
        return page.function(a -> {
            log.add(what + (a.length == 0 ? "" : " " + page.show(a[0])));
            return Page.UNDEFINED;
        });
    }

    private JsObject resolved(Object value) {
        return (JsObject) promise().invoke("resolve", value);
    }

    private JsObject rejected(Object value) {
        return (JsObject) promise().invoke("reject", value);
    }

    private JsFunction throwing(Object value) {
        return page.function(_ -> {
            throw new JsThrow(value);
        });
    }

    @Test
    void reactions_runAsJobsInTheOrderOfTheirPromises() {
        JsObject first = (JsObject) resolved(1).invoke("then", note("a"));
        first.invoke("then", note("c"));
        resolved(2).invoke("then", note("b"));

        assertThat(log).isEmpty();
        page.realm.runJobs();
        assertThat(log).containsExactly("a 1", "b 2", "c undefined");
    }

    @Test
    void resolvingWithAPromise_takesTwoJobsMore() {
        JsObject inner = resolved("inner");
        page.make("Promise", page.function(a -> ((JsFunction) a[0]).call(Page.UNDEFINED, inner)))
                .invoke("then", note("late"));
        JsObject chain = resolved(0);
        for (int i = 1; i <= 3; i++) {
            chain = (JsObject) chain.invoke("then", note("step" + i));
        }

        page.realm.runJobs();

        assertThat(log)
                .containsExactly("step1 0", "step2 undefined", "late inner", "step3 undefined");
    }

    @Test
    void executor_thatThrowsRejects_unlessItResolvedBefore() {
        page.make("Promise", throwing("x")).invoke("catch", note("caught"));
        page.make(
                        "Promise",
                        page.function(a -> {
                            ((JsFunction) a[0]).call(Page.UNDEFINED, "first");
                            throw new JsThrow("second");
                        }))
                .invoke("then", note("fulfilled"));

        page.realm.runJobs();

        assertThat(log).containsExactly("caught x", "fulfilled first");
    }

    @Test
    void resolvingWithItself_isATypeError() {
        JsObject parts = (JsObject) promise().invoke("withResolvers");
        JsPromise made = (JsPromise) parts.get("promise");
        ((JsFunction) parts.get("resolve")).call(Page.UNDEFINED, made);

        assertThat(made.state()).isEqualTo(JsPromise.State.REJECTED);
        assertThat(((JsObject) made.result()).get("name")).isEqualTo("TypeError");
    }

    @Test
    void finallyMethod_passesOnWhatCame_unlessItThrows() {
        ((JsObject) resolved(1).invoke("finally", note("f"))).invoke("then", note("value"));
        ((JsObject) rejected(2).invoke("finally", note("g"))).invoke("catch", note("reason"));
        ((JsObject) resolved(3).invoke("finally", throwing(4))).invoke("catch", note("thrown"));

        page.realm.runJobs();

        assertThat(log).containsExactlyInAnyOrder("f", "g", "value 1", "reason 2", "thrown 4");
    }

    @Test
    void all_keepsTheOrderOfItsInput() {
        ((JsObject) promise().invoke("all", page.array(resolved(1), 2, resolved(3))))
                .invoke("then", note("all"));
        ((JsObject) promise().invoke("all", page.array())).invoke("then", note("none"));
        ((JsObject) promise().invoke("all", page.array(rejected("no"), 2)))
                .invoke("catch", note("rejected"));

        page.realm.runJobs();

        assertThat(log).containsExactlyInAnyOrder("all [1, 2, 3]", "none []", "rejected no");
    }

    @Test
    void allSettled_tellsOfEach() {
        JsPromise made = (JsPromise) promise().invoke("allSettled", page.array(1, rejected("no")));
        page.realm.runJobs();
        JsObject results = (JsObject) made.result();

        JsObject good = (JsObject) results.getIndex(0);
        JsObject bad = (JsObject) results.getIndex(1);
        assertThat(good.get("status")).isEqualTo("fulfilled");
        assertThat(good.get("value")).isEqualTo(1);
        assertThat(bad.get("status")).isEqualTo("rejected");
        assertThat(bad.get("reason")).isEqualTo("no");
    }

    @Test
    void any_rejectsWithAllErrors() {
        JsPromise made =
                (JsPromise) promise().invoke("any", page.array(rejected("a"), rejected("b")));
        page.realm.runJobs();

        JsObject error = (JsObject) made.result();
        assertThat(error.get("name")).isEqualTo("AggregateError");
        assertThat(page.show(error.get("errors"))).isEqualTo("[a, b]");
    }

    @Test
    void race_takesTheFirst() {
        JsPromise made =
                (JsPromise) promise().invoke("race", page.array(resolved("first"), resolved("b")));
        page.realm.runJobs();

        assertThat(made.result()).isEqualTo("first");
    }

    @Test
    void tryMethod_passesArgumentsAndCatches() {
        ((JsObject) promise().invoke("try", note("ran"), "x")).invoke("then", note("then"));
        ((JsObject) promise().invoke("try", throwing("y"))).invoke("catch", note("caught"));

        page.realm.runJobs();

        assertThat(log).containsExactly("ran x", "then undefined", "caught y");
    }

    @Test
    void combinators_closeTheIteratorWhenResolveThrows() {
        promise().put("resolve", throwing("broken"));
        JsPromise made = (JsPromise) promise().invoke("all", page.iterable(log, 1, 2));

        assertThat(made.result()).isEqualTo("broken");
        assertThat(log).containsExactly("return");
    }

    @Test
    void resolve_answersAPromiseOfItsOwnConstructorItself() {
        JsObject made = resolved(1);

        assertThat(resolved(made)).isSameAs(made);
    }
}
