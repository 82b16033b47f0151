package dev.zts.app.cli;

import dev.zts.app.console.VisibleText;
import dev.zts.server.HostState;
import dev.zts.server.RouteStatus;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** What is printed once a folder is served: where, how, and what is broken. */
final class Announcement {
    private Announcement() {}

    static void print(HostState state, PrintWriter out) {
        print(state, "http", out);
    }

    /** Prints it of a server that is reached by a scheme. */
    static void print(HostState state, String scheme, PrintWriter out) {
        long broken = state.routes().stream().filter(route -> route.problem() != null).count();
        out.println(
                "Serving "
                        + VisibleText.of(String.valueOf(state.folder().getFileName()))
                        + " on "
                        + url(scheme, state.address())
                        + " ("
                        + state.transport()
                        + ", "
                        + state.engine().name()
                        + " "
                        + state.engine().version()
                        + " "
                        + state.engine().mode()
                        + ", "
                        + state.routes().size()
                        + (state.routes().size() == 1 ? " route" : " routes")
                        + (broken == 0 ? ")" : ", " + broken + " broken)"));
        state.problems().forEach(problem -> out.println(VisibleText.of(problem.render())));
        for (RouteStatus route : state.routes()) {
            if (route.problem() != null) {
                out.println(VisibleText.of(route.problem().render()));
            }
        }
        out.flush();
    }

    static String url(InetSocketAddress address) {
        return url("http", address);
    }

    private static String url(String scheme, InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        boolean v6 = address.getAddress() instanceof Inet6Address;
        return scheme + "://" + (v6 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
