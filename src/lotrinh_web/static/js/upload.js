/* Several files at once, each in a request of its own with its progress. Without this script the
   form sends them all together. */
"use strict";

(function () {
  const form = document.querySelector("[data-upload]");
  const list = document.querySelector("#received");
  if (form === null || list === null) return;
  const input = form.querySelector("input[type=file]");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll();
  });
  input.addEventListener("change", () => form.querySelector("[type=submit]").focus());

  async function sendAll() {
    const files = [...input.files];
    if (files.length === 0) {
      input.reportValidity();
      return;
    }
    form.reset();
    document.querySelector("#received-card").hidden = false;
    const rows = files.map((file) => rowFor("#sending-row", file.name));
    for (const row of rows) list.append(row);
    /* One after the other: a slow line shows progress of one file sooner than of all. */
    for (let i = 0; i < files.length; i += 1) await send(files[i], rows[i]);
    /* A single file that was taken: straight to its plan. */
    const links = list.querySelectorAll("li[id] a.file-name");
    if (files.length === 1 && list.children.length === 1 && links.length === 1) window.location.assign(links[0].href);
  }

  function rowFor(template, name) {
    const row = document.querySelector(template).content.firstElementChild.cloneNode(true);
    row.querySelector(".file-name").textContent = name;
    return row;
  }

  function send(file, row) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("file", file);
      request.open("POST", form.action);
      request.setRequestHeader("X-CSRFToken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      request.setRequestHeader("HX-Request", "true");
      request.setRequestHeader("HX-Target", "received");
      const bar = row.querySelector("progress");
      bar.setAttribute("aria-label", file.name);
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        const percent = Math.round((event.loaded / event.total) * 100);
        bar.value = percent;
        row.querySelector("[data-percent]").textContent = `${percent} %`;
      });
      request.addEventListener("load", () => {
        const holder = document.createElement("ul");
        if (request.status === 200) holder.innerHTML = request.responseText;
        const fresh = holder.firstElementChild || rowFor("#failed-row", file.name);
        row.replaceWith(fresh);
        window.htmx.process(fresh);
        done();
      });
      request.addEventListener("error", () => {
        row.replaceWith(rowFor("#failed-row", file.name));
        done();
      });
      request.send(body);
    });
  }
})();
