package dev.zts.engine;

import java.util.List;
import java.util.Set;

/** The scripts of a folder, parsed once and shared by all isolates. Immutable. */
public interface Program {

    SourceTree sources();

    /** {@return what is wrong, one problem per broken script} */
    List<Problem> problems();

    /**
     * {@return the methods an entry answers, upper case, as its {@code export function GET} say;
     * empty if it takes all, or if its shape is known only after loading}
     */
    Set<String> methods(String entry);
}
