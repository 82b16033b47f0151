package dev.zts.vm.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A syntax tree as compact text: the name of a node, then its parts without places; flags only if
 * true, nothing for what is missing.
 */
final class Tree {

    private Tree() {}

    static String of(Ast.Program program) {
        StringJoiner lines = new StringJoiner("\n");
        program.body().forEach(statement -> lines.add(text(statement)));
        return lines.toString();
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case Record node when node instanceof Ast -> node(node);
            case List<?> list -> list(list);
            case String string -> '"' + string.replace("\n", "\\n") + '"';
            case null -> "-";
            default -> value.toString();
        };
    }

    private static String list(List<?> list) {
        StringJoiner items = new StringJoiner(" ", "[", "]");
        list.forEach(item -> items.add(text(item)));
        return items.toString();
    }

    private static String node(Record node) {
        StringJoiner parts = new StringJoiner(" ", "(", ")");
        parts.add(node.getClass().getSimpleName());
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            String name = component.getName();
            Object value = value(node, component);
            if (value == null || value.equals(false) || isLeftOut(name)) {
                continue;
            }
            parts.add(value.equals(true) ? name : text(value));
        }
        return parts.toString();
    }

    private static boolean isLeftOut(String name) {
        return switch (name) {
            case "start", "end", "nameStart", "facts", "expectedArgumentCount" -> true;
            default -> false;
        };
    }

    private static @Nullable Object value(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(String.valueOf(node), e);
        }
    }
}
