// Comfort for the report: highlights on both sides, keys, search, theme. The page is whole without it.
"use strict";
(() => {
  const root = document.documentElement;
  const plan = document.getElementById("plan");
  const source = document.getElementById("source");
  const byId = (id) => document.getElementById(id);
  const wide = matchMedia("(min-width: 60rem)");

  // ---- theme
  const theme = byId("theme");
  const remember = (value) => { try { localStorage.setItem("lotrinh-theme", value); } catch { /* private window */ } };
  const recall = () => { try { return localStorage.getItem("lotrinh-theme"); } catch { return null; } };
  if (recall() === "dark" || recall() === "light") root.dataset.theme = recall();
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    remember(root.dataset.theme);
  });

  // ---- one part on both sides
  const marked = new Map();
  for (const node of document.querySelectorAll("[data-m]")) {
    for (const id of node.dataset.m.split(" ")) {
      if (!marked.has(id)) marked.set(id, []);
      marked.get(id).push(node);
    }
  }
  let chosen = null;
  const light = (id) => {
    for (const node of document.querySelectorAll(".on")) node.classList.remove("on");
    chosen = id;
    for (const node of marked.get(id) || []) node.classList.add("on");
  };
  const reveal = (node) => {
    if (!node) return;
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const shown = node.classList.contains("t") ? node.parentElement : node;
    shown.scrollIntoView({ block: "center", inline: "nearest" });
  };
  const sides = (id) => [byId("p-" + id), byId("s-" + id)];
  const idOf = (hash) => (/^#[ps]-/.test(hash) ? hash.slice(3) : null);
  const choose = (id, side) => {
    light(id);
    const [onPlan, onSource] = sides(id);
    if (wide.matches) { reveal(onPlan); reveal(onSource); } else reveal(side === "s" ? onSource : onPlan);
  };
  const follow = () => {
    const id = idOf(location.hash);
    if (id) choose(id, location.hash[1]);
    const folded = location.hash.length > 1 && byId(location.hash.slice(1));
    if (folded && folded.querySelector) { const box = folded.querySelector("details"); if (box) box.open = true; if (folded.classList.contains("lesson")) reveal(folded); }
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) {
      if (link.hash && link.hash === location.hash) follow();
      return;
    }
    if (event.target.closest("summary, label, input, button") || String(getSelection())) return;
    const node = event.target.closest("[data-m]");
    if (!node) return;
    const ids = node.dataset.m.split(" ");
    const id = source.contains(node) ? ids[ids.length - 1] : ids[0];
    const other = source.contains(node) ? "p" : "s";
    if (byId(other + "-" + id)) location.hash = "#" + other + "-" + id;
  });

  // ---- keys
  const parts = () => [...plan.querySelectorAll("[data-m][id^='p-']")].filter((node) => node.getClientRects().length);
  const inSource = () => (source.getClientRects().length && !plan.getClientRects().length);
  const lines = () => [...source.querySelectorAll(".ln[data-m]")];
  const step = (by) => {
    const list = inSource() ? lines() : parts();
    const at = list.findIndex((node) => node.dataset.m.split(" ").includes(chosen));
    const node = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)];
    if (!node) return;
    const ids = node.dataset.m.split(" ");
    const id = inSource() ? ids[ids.length - 1] : ids[0];
    choose(id, inSource() ? "s" : "p");
    const [onPlan, onSource] = sides(id);
    const focus = inSource() ? onSource : onPlan;
    if (focus) { if (!focus.hasAttribute("tabindex")) focus.tabIndex = -1; focus.focus({ preventScroll: true }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input[type=search], textarea, select");
    if (event.key === "Escape") { clear(); light(null); find.blur(); return; }
    if (typing) return;
    const keys = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    if (event.key === "/") { event.preventDefault(); find.focus(); find.select(); }
    else if (event.key === "Enter" && chosen && event.target.closest("[data-m]") && !event.target.closest("a, summary")) {
      const there = plan.contains(event.target) ? "s-" : "p-";
      if (byId(there + chosen)) location.hash = "#" + there + chosen;
    } else if (event.key in keys && !(event.key.startsWith("Arrow") && !chosen)) { event.preventDefault(); step(keys[event.key]); }
  });

  // ---- search, without regard to case and diacritics
  const find = byId("find");
  const found = byId("found");
  find.closest("[role=search]").hidden = false;
  const fold = (text) => {
    let out = "";
    for (const unit of text) {
      const plain = unit.normalize("NFD")[0].toLowerCase().replace("đ", "d");
      out += plain.length === unit.length ? plain : unit;
    }
    return out;
  };
  let blocks = null;
  const read = () => {
    blocks = [];
    for (const node of document.querySelectorAll("#plan p, #plan h1, #plan h2, #plan h3, #plan dd, #plan td, #plan li.unit, #plan .items span, #source p")) {
      if (node.closest(".sprite") || node.querySelector("p")) continue;
      const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts = [];
      let all = "";
      while (walk.nextNode()) { texts.push([all.length, walk.currentNode]); all += walk.currentNode.data; }
      if (all) blocks.push({ texts, folded: fold(all) });
    }
  };
  const spot = (texts, offset) => {
    let pick = texts[0];
    for (const entry of texts) { if (entry[0] > offset) break; pick = entry; }
    return [pick[1], offset - pick[0]];
  };
  let hits = [];
  let current = -1;
  const highlights = typeof Highlight === "function" && CSS.highlights;
  const clear = () => {
    hits = []; current = -1; found.textContent = ""; find.value = "";
    if (highlights) { CSS.highlights.delete("found"); CSS.highlights.delete("current"); }
  };
  const search = () => {
    const wanted = fold(find.value.normalize("NFC").trim());
    hits = []; current = -1;
    if (wanted.length >= 2) {
      if (!blocks) read();
      for (const { texts, folded } of blocks) {
        for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
          const range = document.createRange();
          range.setStart(...spot(texts, at));
          const [node, end] = spot(texts, at + wanted.length - 1);
          range.setEnd(node, end + 1);
          hits.push(range);
        }
      }
    }
    found.textContent = wanted.length < 2 ? "" : hits.length ? found.dataset.hits.replace("{n}", hits.length) : found.dataset.none;
    if (highlights) { CSS.highlights.set("found", new Highlight(...hits)); CSS.highlights.delete("current"); }
  };
  const go = (by) => {
    const shown = hits.filter((range) => range.getClientRects().length);
    const list = shown.length ? shown : hits;
    if (!list.length) return;
    current = (current + by + list.length) % list.length;
    found.textContent = current + 1 + "/" + list.length;
    const range = list[current];
    const node = range.startContainer.parentElement;
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    node.scrollIntoView({ block: "center", inline: "nearest" });
    if (highlights) CSS.highlights.set("current", new Highlight(range));
    else { const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range); }
  };
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (!hits.length) search();
    go(event.shiftKey ? -1 : 1);
  });

  // ---- print: nothing stays folded
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details")) box.open = true;
  });
  follow();
  addEventListener("load", () => root.classList.add("smooth"));
})();
