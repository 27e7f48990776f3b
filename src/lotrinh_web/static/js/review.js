/* The review: each field is saved when one leaves it; what others did comes in without taking away
   what one is writing. The page tells the server which step of the log it has seen (`seen`), so
   that nobody overwrites what they have not read. */
"use strict";

(function () {
  const review = document.querySelector("#review");
  if (review === null) return;
  const structure = () => document.querySelector("#structure");
  const saved = document.querySelector("#saved");
  const isWords = (element) => element !== null && element.matches("#review textarea, #review input, #review select, dialog textarea, dialog input");
  const isDirty = (element) => isWords(element) && element.defaultValue !== undefined && element.value !== element.defaultValue;
  let focusNext = "";

  function say(text) {
    if (saved !== null) saved.textContent = text;
  }

  function refresh() {
    const others = document.querySelector("#others");
    if (others !== null) others.replaceChildren();
    window.htmx.trigger(structure(), "plan-refresh");
  }

  /* Older browsers do not size a text area by its content. */
  function fit(area) {
    if (window.CSS.supports("field-sizing", "content")) return;
    area.rows = 1;
    area.rows = Math.max(1, Math.ceil((area.scrollHeight - 12) / 25));
  }
  function fitAll() {
    for (const area of document.querySelectorAll("textarea.words")) fit(area);
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const { path, parameters, elt } = event.detail;
    const wants = path.endsWith("/sua/") || path.endsWith("/moi/");
    if (!wants) return;
    if (parameters.get ? !parameters.get("override") : !parameters.override) parameters.seen = structure().dataset.revision;
    if (elt.dataset.split !== undefined) {
      const own = elt.closest("dialog").querySelector("[data-own]");
      parameters.value = own.value;
      parameters.offset = String(own.selectionStart);
    }
    if (path.endsWith("/sua/")) say(review.dataset.saving);
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful, requestConfig } = event.detail;
    if (!requestConfig || !(requestConfig.path.endsWith("/sua/") || requestConfig.path.includes("/soat/don-vi/"))) return;
    if (isWords(elt)) {
      elt.classList.toggle("is-unsaved", !successful);
      if (successful) elt.removeAttribute("aria-invalid");
      else elt.setAttribute("aria-invalid", "true");
      if (successful && event.detail.xhr.status === 204) elt.defaultValue = elt.value;
    }
    if (!successful) say(review.dataset.unsaved);
    else if (event.detail.xhr.status === 204 && elt.closest("[data-closes]") !== null) {
      const dialog = elt.closest("dialog");
      if (dialog !== null) dialog.close();
    }
  });

  document.body.addEventListener("plan-saved", (event) => {
    const { revision, verb, focus } = event.detail;
    const now = structure();
    /* Only if nothing of others lies between has the page seen all up to this step. */
    if (Number(now.dataset.revision) + 1 === revision) now.dataset.revision = String(revision);
    say(`${review.dataset.saved} ${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}`);
    const undo = document.querySelector("[data-undo]");
    if (undo !== null) undo.disabled = false;
    focusNext = focus || focusNext;
    const dialog = document.querySelector("dialog[open]");
    if (verb === "set" && dialog === null) return;
    if (dialog !== null && (verb === "split" || verb === "merge")) dialog.close();
    refresh();
  });

  document.body.addEventListener("plan-changed", refresh);
  document.body.addEventListener("plan-others", () => {
    if (!isDirty(document.activeElement) && document.querySelector("dialog[open]") === null) refresh();
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "structure" && event.detail.elt.id !== "structure") return;
    fitAll();
    const words = focusNext === "" ? null : document.querySelector(`#c-${CSS.escape(focusNext)} textarea, #c-${CSS.escape(focusNext)} input`);
    focusNext = "";
    if (words !== null) words.focus();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-refresh]") !== null) refresh();
    const splitter = event.target.closest("[data-split]");
    if (splitter !== null) window.htmx.trigger(splitter, "split-here");
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea.words")) fit(event.target);
  });

  /* Keys within a clause: Alt+Up and Alt+Down move it, Ctrl+Enter splits it at the cursor,
     Ctrl+Alt+Z undoes. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.altKey && event.key.toLowerCase() === "z") {
      const undo = document.querySelector("[data-undo]");
      if (undo !== null) undo.click();
      return;
    }
    const area = event.target.closest && event.target.closest("textarea.words");
    if (!area) return;
    const target = area.closest(".clause").id.slice(2);
    const post = (values) => {
      event.preventDefault();
      focusNext = target;
      window.htmx.ajax("POST", area.getAttribute("hx-post"), { source: structure(), swap: "none", values });
    };
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      post({ verb: "move", target, way: event.key === "ArrowUp" ? "up" : "down" });
    } else if (event.ctrlKey && event.key === "Enter") {
      post({ verb: "split", target, value: area.value, offset: String(area.selectionStart) });
    }
  });

  /* Where one writes, the source shows what it was read from. */
  document.addEventListener("focusin", (event) => {
    const clause = event.target.closest && event.target.closest(".clause[data-place]");
    if (!clause || clause.dataset.place === "") return;
    show(clause);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.place");
    if (link === null) return;
    event.preventDefault();
    const source = document.querySelector("[data-source]");
    source.open = true;
    show(link.closest(".clause"), true);
  });

  const narrow = () => window.matchMedia("(max-width: 56rem)").matches;

  function show(clause, always) {
    const pictures = document.querySelector(".source-pictures");
    const withPictures = pictures !== null && !pictures.hidden;
    const shown = withPictures ? showBoxes(clause, pictures) : showLines(clause);
    if (shown === null || (!always && narrow())) return;
    const box = withPictures ? pictures : document.querySelector(".source-text");
    box.scrollTop += shown.getBoundingClientRect().top - box.getBoundingClientRect().top - 80;
    if (always && narrow()) box.scrollIntoView({ block: "start" });
  }

  function showLines(clause) {
    const [page, first, last] = clause.dataset.place.split(":").map(Number);
    for (const line of document.querySelectorAll(".source-text .is-here")) line.classList.remove("is-here");
    let top = null;
    for (let number = first; number <= last; number += 1) {
      const line = document.getElementById(`l-${page}-${number}`);
      if (line === null) continue;
      line.classList.add("is-here");
      top = top || line;
    }
    return top;
  }

  /* Where the words' boxes are known they are marked; else the page alone is shown. */
  function showBoxes(clause, pictures) {
    for (const old of pictures.querySelectorAll("rect")) old.remove();
    let top = null;
    for (const box of (clause.dataset.boxes || "").split(" ").filter(Boolean)) {
      const [page, x0, y0, x1, y1] = box.split(",").map(Number);
      const sheet = document.querySelector(`#page-${page} svg`);
      if (sheet === null) continue;
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of Object.entries({ x: x0 - 2, y: y0 - 2, width: x1 - x0 + 4, height: y1 - y0 + 4 })) mark.setAttribute(name, String(value));
      sheet.append(mark);
      top = top || mark;
    }
    return top || document.getElementById(`page-${clause.dataset.place.split(":")[0]}`);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (button === null) return;
    for (const other of document.querySelectorAll("[data-show]")) other.setAttribute("aria-pressed", String(other === button));
    document.querySelector(".source-pictures").hidden = button.dataset.show !== "pictures";
    document.querySelector(".source-text").hidden = button.dataset.show !== "text";
  });

  /* Links to a line of the source show the text. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#l-"]:not(.place)');
    const text = document.querySelector('[data-show="text"]');
    if (link !== null && text !== null) text.click();
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector(".is-unsaved") !== null) event.preventDefault();
  });
  if (window.matchMedia("(max-width: 56rem)").matches) document.querySelector("[data-source]").open = false;
  fitAll();
})();
