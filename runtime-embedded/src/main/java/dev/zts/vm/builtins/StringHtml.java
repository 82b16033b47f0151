package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;

/** The methods of String.prototype that make HTML (ECMA-262 B.2.2). */
final class StringHtml {

    static final Members MEMBERS = members();

    private StringHtml() {}

    private static Members members() {
        Members all = Members.of();
        withAttribute(all, "anchor", "a", "name");
        plain(all, "big", "big");
        plain(all, "blink", "blink");
        plain(all, "bold", "b");
        plain(all, "fixed", "tt");
        withAttribute(all, "fontcolor", "font", "color");
        withAttribute(all, "fontsize", "font", "size");
        plain(all, "italics", "i");
        withAttribute(all, "link", "a", "href");
        plain(all, "small", "small");
        plain(all, "strike", "strike");
        plain(all, "sub", "sub");
        plain(all, "sup", "sup");
        return all;
    }

    private static void plain(Members all, String name, String tag) {
        String open = "<" + tag + ">";
        String close = "</" + tag + ">";
        all.method(name, 0, Texts.on(name, (_, text, _) -> open + text + close));
    }

    /** CreateHTML. */
    private static void withAttribute(Members all, String name, String tag, String attribute) {
        String open = "<" + tag + " " + attribute + "=\"";
        String close = "</" + tag + ">";
        Texts.TextCode code =
                (_, text, arguments) -> {
                    String value = Convert.toString(argument(arguments, 0));
                    return open + value.replace("\"", "&quot;") + "\">" + text + close;
                };
        all.method(name, 1, Texts.on(name, code));
    }
}
