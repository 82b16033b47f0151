package dev.zts.app.cli;

import dev.zts.app.console.VisibleText;
import dev.zts.telemetry.ConsoleLog;
import java.io.PrintWriter;

/** Prints what handlers wrote to their console, each line once. One thread. */
final class ConsoleEcho {
    private final ConsoleLog console;
    private final PrintWriter out;
    private long next;

    ConsoleEcho(ConsoleLog console, PrintWriter out) {
        this.console = console;
        this.out = out;
    }

    void print() {
        for (ConsoleLog.Line line : console.since(next)) {
            if (line.sequence() > next) {
                out.println("[" + (line.sequence() - next) + " console lines dropped]");
            }
            next = line.sequence() + 1;
            out.println(
                    VisibleText.of("[" + line.source() + "] " + line.level() + " " + line.text()));
        }
    }
}
