
// Corrections: each row can be said to be wrong; the lines are saved as a file that the next run applies.
(() => {
  "use strict";
  const COLUMNS = ["table", "path", "record", "text", "start", "column", "was", "is", "note"];
  const byId = (id) => document.getElementById(id);
  const dialog = byId("correct"), bar = byId("corrections");
  const column = byId("correct-column"), value = byId("correct-is"), note = byId("correct-note");
  const lines = [];
  let row = null;
  const heads = (table) => [...table.querySelectorAll("thead th")].map((head) => head.dataset.column || "");
  const cell = (name) => {
    const at = heads(row.closest("table")).indexOf(name);
    return at < 0 ? "" : row.cells[at].textContent.trim();
  };
  const ask = () => {
    const none = column.value === "row";
    value.value = none ? "no" : cell(column.value);
    value.readOnly = none;
  };
  const quoted = (text) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const save = () => {
    const text = [COLUMNS, ...lines].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: "text/csv" }));
    link.download = `corrections-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-")}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const told = () => {
    bar.hidden = !lines.length;
    byId("corrections-count").textContent = `${lines.length} correction${lines.length === 1 ? "" : "s"}, not saved by this page`;
  };
  const add = () => {
    const article = row.closest(".article");
    const { table } = row.closest("table").dataset;
    const { path, record } = article.dataset;
    const was = column.value === "row" ? "yes" : cell(column.value);
    lines.push([table, path, record, cell("text"), row.dataset.start, column.value, was, value.value.trim(), note.value.trim()]);
    row.classList.add("corrected");
    dialog.close();
    told();
  };
  // Buttons are made when an article's rows are opened: a page may hold thousands of rows.
  const withButtons = (rows) => {
    for (const table of rows.querySelectorAll("table[data-columns]:not(.with-buttons)")) {
      table.classList.add("with-buttons");
      table.querySelector("thead tr").append(Object.assign(document.createElement("th"), { scope: "col", textContent: "Wrong?" }));
      for (const one of table.tBodies[0].rows) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "correct", textContent: "Correct" });
        one.append(Object.assign(document.createElement("td"), { className: "act" }));
        one.lastChild.append(button);
      }
    }
  };
  document.addEventListener("toggle", (event) => { if (event.target.open && event.target.matches?.("details.rows")) withButtons(event.target); }, true);
  document.addEventListener("click", (event) => {
    if (!event.target.matches?.("button.correct")) return;
    row = event.target.closest("tr");
    const options = ["row", ...row.closest("table").dataset.columns.split(" ")];
    column.replaceChildren(...options.map((name) => new Option(name === "row" ? "it is none at all" : name.replaceAll("_", " "), name)));
    column.value = options[1];
    note.value = "";
    byId("correct-words").textContent = cell("text");
    ask();
    dialog.showModal();
  });
  column.addEventListener("change", ask);
  byId("correct-add").addEventListener("click", add);
  byId("correct-cancel").addEventListener("click", () => dialog.close());
  byId("corrections-save").addEventListener("click", save);
  window.addEventListener("beforeunload", (event) => { if (lines.length && !bar.dataset.saved) event.preventDefault(); });
  byId("corrections-save").addEventListener("click", () => { bar.dataset.saved = "yes"; });
  byId("correct-add").addEventListener("click", () => { delete bar.dataset.saved; });
})();
