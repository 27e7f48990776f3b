/* The tree of units: rows are dragged, or moved by Alt+Shift+arrow as in an outline in Word; arrows
   go from row to row. Every move is one request that answers the new tree. */
"use strict";

(function () {
  const STEPS = { ArrowUp: "len", ArrowDown: "xuong", ArrowRight: "vao", ArrowLeft: "ra" };
  let dragged = null;

  const rowOf = (element) => element && element.closest && element.closest(".unit-row");
  const rows = () => [...document.querySelectorAll(".unit-row")];

  function send(row, values) {
    const link = "unit-" + row.dataset.unit;
    window.htmx
      .ajax("POST", row.dataset.move, { target: "#tree", swap: "outerHTML", values: values })
      .then(() => {
        const again = document.getElementById(link);
        if (again !== null) again.focus();
      });
  }

  document.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (!row || !(event.key in STEPS) || event.ctrlKey || event.metaKey) return;
    if (event.altKey && event.shiftKey) {
      event.preventDefault();
      if (row.dataset.move) send(row, { huong: STEPS[event.key] });
      return;
    }
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.altKey || event.shiftKey || step === 0 || event.target.closest("details[open]")) return;
    const next = rows()[rows().indexOf(row) + step];
    if (next) {
      event.preventDefault();
      next.querySelector("a").focus();
    }
  });

  /* Where a dragged row would go: before or behind another, or into it. */
  function placeAt(row, event) {
    const box = row.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    if (row.dataset.parent === "") return "in";
    return share < 0.3 ? "before" : share > 0.7 ? "after" : "in";
  }

  function isBelow(row, other) {
    return row.parentElement.contains(other);
  }

  function clear() {
    for (const row of document.querySelectorAll(".drop-before, .drop-after, .drop-in")) {
      row.classList.remove("drop-before", "drop-after", "drop-in");
    }
  }

  document.addEventListener("dragstart", (event) => {
    const row = rowOf(event.target);
    if (!row || !row.dataset.move) return;
    dragged = row;
    row.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.dataset.unit);
  });
  document.addEventListener("dragover", (event) => {
    const row = rowOf(event.target);
    clear();
    if (dragged === null || !row || isBelow(dragged, row)) return;
    event.preventDefault();
    row.classList.add("drop-" + placeAt(row, event));
  });
  document.addEventListener("drop", (event) => {
    const row = rowOf(event.target);
    if (dragged === null || !row || isBelow(dragged, row)) return;
    event.preventDefault();
    const place = placeAt(row, event);
    const next = row.parentElement.nextElementSibling;
    const behind = next === null ? "" : next.querySelector(".unit-row").dataset.unit;
    if (place === "in") send(dragged, { cha: row.dataset.unit, truoc: "" });
    else if (place === "before") send(dragged, { cha: row.dataset.parent, truoc: row.dataset.unit });
    else if (behind !== dragged.dataset.unit) send(dragged, { cha: row.dataset.parent, truoc: behind });
  });
  document.addEventListener("dragend", () => {
    clear();
    if (dragged !== null) dragged.classList.remove("is-dragged");
    dragged = null;
  });
})();
