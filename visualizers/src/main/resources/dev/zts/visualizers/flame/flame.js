"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const frames = Array.from(byId("frames").children).map(node => ({
    node, start: +node.dataset.s, total: +node.dataset.n, depth: +node.dataset.d, text: node.querySelector("title").textContent }));
  if (!frames.length) return;
  const root = frames[0], info = byId("info"), found = byId("found"), reset = byId("reset"), facts = info.textContent;
  const byNode = new Map(frames.map(f => [f.node, f]));
  let zoomed = root, matcher = null;
  const within = (f, outer) => f.start >= outer.start && f.start + f.total <= outer.start + outer.total;
  function show() {
    for (const f of frames) {
      const below = f.depth < zoomed.depth && within(zoomed, f), above = f.depth >= zoomed.depth && within(f, zoomed);
      f.node.style.display = below || above ? "" : "none";
      f.node.classList.toggle("below", below);
      f.node.setAttribute("x", below ? "0" : 100 * (f.start - zoomed.start) / zoomed.total + "%");
      f.node.setAttribute("width", below ? "100%" : 100 * f.total / zoomed.total + "%");
      f.node.classList.toggle("hit", matcher !== null && f !== root && matcher(f.text));
    }
    let samples = 0, end = -1;
    // Frames come outermost first, from left to right: one inside a found one counts no more.
    for (const f of frames)
      if (f.node.classList.contains("hit") && within(f, zoomed) && f.start >= end) { samples += f.total; end = f.start + f.total; }
    found.textContent = matcher === null ? "" : "found: " + (100 * samples / zoomed.total).toFixed(1) + " %";
    reset.setAttribute("visibility", zoomed === root && matcher === null ? "hidden" : "visible");
  }
  function frameAt(event) {
    const node = event.target.closest(".f");
    return node ? byNode.get(node) : undefined;
  }
  function clear() { zoomed = root; matcher = null; show(); }
  function search() {
    const wanted = prompt("Mark frames whose text has this (a regular expression):");
    if (wanted === null) return;
    let pattern = null;
    try { pattern = new RegExp(wanted, "i"); } catch (notOne) { pattern = null; }
    matcher = wanted === "" ? null : pattern ? text => pattern.test(text) : text => text.includes(wanted);
    show();
  }
  const graph = byId("frames");
  graph.addEventListener("click", event => { const f = frameAt(event); if (f) { zoomed = f; show(); } });
  graph.addEventListener("mouseover", event => { const f = frameAt(event); if (f) info.textContent = f.text; });
  graph.addEventListener("mouseleave", () => { info.textContent = facts; });
  for (const [id, action] of [["search", search], ["reset", clear]]) {
    byId(id).addEventListener("click", action);
    byId(id).addEventListener("keydown", event => { if (event.key === "Enter") action(); });
  }
  document.addEventListener("keydown", event => { if (event.key === "Escape") clear(); });
})();
