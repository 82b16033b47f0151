package dev.zts.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A handler of any size: numbered copies of code as handlers have it, of which a request runs the
 * first. Written so that no two functions are equal.
 *
 * <p>{@code GeneratedHandler BYTES FILE}
 */
public final class GeneratedHandler {

    private static final String HEAD =
            """
            export default function handler(request) {
                const url = new URL(request.url);
                const order = price0({ id: url.pathname, lines: [{ sku: "a", count: 2, cents: 150 }] });
                return Response.json({ order, page: page0([order]) });
            }
            """;

    private static final String BLOCK =
            """

            /** What the lines of an order cost, as of price list @. */
            function price@(order) {
                let cents = @;
                const kinds = new Map();
                for (const line of order.lines) {
                    if (typeof line.count !== "number" || line.count < 0) {
                        throw new RangeError(`order ${order.id} has a bad count: ${line.count} (@)`);
                    }
                    cents += line.count * line.cents;
                    kinds.set(line.sku, (kinds.get(line.sku) ?? 0) + line.count);
                }
                const discount = cents > 10000@ ? 0.1 : kinds.size > 3 ? 0.05 : 0;
                return { ...order, cents: Math.round(cents * (1 - discount)), kinds: [...kinds.keys()] };
            }

            const escapes@ = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

            class Cart@ {
                #lines = [];
                constructor(owner) { this.owner = owner; }
                add(sku, count = 1, { cents = 100, ...rest } = {}) {
                    this.#lines.push({ sku, count, cents, ...rest });
                    return this;
                }
                get total() { return this.#lines.reduce((sum, line) => sum + line.count * line.cents, @); }
            }

            function page@(orders) {
                const rows = orders
                    .filter(order => order.cents >= 0)
                    .map((order, index) => `<tr class="r${index % 2}"><td>${String(order.id).replace(/[<>&"]/g, c => escapes@[c])}</td>`
                        + `<td>${(order.cents / 100).toFixed(2)}</td></tr>`);
                switch (rows.length) {
                    case 0: return "<p>No orders in list @</p>";
                    case 1: return rows[0];
                    default: return `<table>${rows.join("")}</table>`;
                }
            }
            """;

    private GeneratedHandler() {}

    /** {@return a handler of at least that many bytes, by a block at most} */
    public static String ofBytes(int bytes) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; text.length() < bytes; i++) {
            text.append(BLOCK.replace("@", String.valueOf(i)));
        }
        return text.toString();
    }

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), ofBytes(Integer.parseInt(arguments[0])));
    }
}
