/* What the browser does by itself: the menu on phones, closing menus, dialogs, toasts, and focus
   and title after htmx has swapped a part. Pages work without it, less comfortably. */
"use strict";

(function () {
  const one = (selector) => document.querySelector(selector);

  /* The side menu on narrow screens. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-menu-button]");
    const side = one("#side");
    if (side === null) return;
    const open = button !== null && !side.classList.contains("is-open");
    if (button !== null || !side.contains(event.target)) showSide(open);
  });

  function showSide(open) {
    const side = one("#side");
    const button = one("[data-menu-button]");
    if (side === null || side.classList.contains("is-open") === open) return;
    side.classList.toggle("is-open", open);
    if (button !== null) button.setAttribute("aria-expanded", String(open));
    if (open) side.querySelector("a").focus();
  }

  /* Menus that drop down close when one clicks elsewhere or leaves them. */
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.drop-down[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest("details.drop-down[open]");
    if (menu !== null && event.relatedTarget !== null && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.activeElement && document.activeElement.closest("details.drop-down[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      showSide(false);
    }
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      const box = one(".search input");
      if (box !== null && box.offsetParent !== null) {
        event.preventDefault();
        box.focus();
      }
    }
  });

  /* A dialog that htmx put into #dialogs opens itself; closing it takes it away. */
  function openDialogs() {
    for (const dialog of document.querySelectorAll("#dialogs dialog:not([open])")) {
      dialog.addEventListener("close", () => dialog.remove());
      dialog.showModal();
    }
  }
  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-close]");
    if (closer === null) return;
    const dialog = closer.closest("dialog");
    if (dialog !== null) dialog.close();
    const toast = closer.closest(".toast");
    if (toast !== null) toast.remove();
  });

  /* After a swap: dialogs open; a swap of the whole page or of a part that asks for it
     (data-focus) moves the focus to its heading, so that a screen reader says where one is. */
  document.addEventListener("htmx:afterSettle", (event) => {
    openDialogs();
    const target = event.detail.target;
    const place = target.id === "main" ? target : target.closest("[data-focus]");
    if (place === null) return;
    const heading = place.querySelector("h1, h2") || place;
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: target.id !== "main" });
  });

  /* The server could not be reached, or is wrong: say so, keep the page. */
  for (const name of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(name, () => {
      const template = one("#toast-failed");
      if (template !== null) one("#toasts").append(template.content.cloneNode(true));
    });
  }

  /* Files may be dropped on a drop zone; its form is sent as if they had been chosen. */
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const zone = event.target.closest && event.target.closest(".drop");
      if (!zone) return;
      event.preventDefault();
      zone.classList.toggle("is-over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length > 0) {
        zone.querySelector("input[type=file]").files = event.dataTransfer.files;
      }
    });
  }
  openDialogs();
})();
