
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const byId = (id) => document.getElementById(id);

  // Cards: the rows over a stretch of text, copied cell by cell from the tables below the article.
  const card = byId("card");
  let shownFor = null;
  const rowsOf = (mark) => {
    const article = mark.closest(".article");
    return mark.dataset.rows.split(" ").map((key) => byId(`${article.id}-${key}`)).filter(Boolean).reverse();
  };
  const sectionOf = (row) => {
    const table = row.closest("table");
    const heads = table.querySelectorAll("thead th");
    const section = document.createElement("section");
    const head = document.createElement("h4");
    head.textContent = table.dataset.name;
    const list = document.createElement("dl");
    [...row.cells].forEach((cell, i) => {
      if (!cell.textContent.trim() || cell.className === "act") return;
      const term = document.createElement("dt");
      term.textContent = heads[i].textContent;
      const value = document.createElement("dd");
      value.dir = "auto";
      value.append(...[...cell.cloneNode(true).childNodes]);
      list.append(term, value);
    });
    section.append(head, list);
    return section;
  };
  const hide = () => {
    if (!shownFor) return;
    card.hidden = true;
    shownFor.classList.remove("on");
    shownFor.removeAttribute("aria-describedby");
    shownFor = null;
  };
  const show = (mark) => {
    if (mark === shownFor) return;
    hide();
    const rows = rowsOf(mark);
    if (!rows.length) return;
    card.replaceChildren(...rows.map(sectionOf));
    card.hidden = false;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const width = card.offsetWidth, height = card.offsetHeight;
    const left = Math.max(8, Math.min(box.left, root.clientWidth - width - 8));
    const below = box.bottom + 6 + height <= window.innerHeight || box.top < height + 6;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : box.top - height - 6) + window.scrollY}px`;
    mark.classList.add("on");
    mark.setAttribute("aria-describedby", "card");
    shownFor = mark;
  };
  let leaving = 0;
  const markAt = (event) => event.target.closest?.("[data-rows]");
  document.addEventListener("mouseover", (event) => {
    const mark = markAt(event);
    if (mark) { clearTimeout(leaving); show(mark); }
    else if (event.target.closest?.("#card")) clearTimeout(leaving);
    else if (shownFor && shownFor !== document.activeElement) { clearTimeout(leaving); leaving = setTimeout(hide, 220); }
  });
  document.addEventListener("focusin", (event) => { const mark = markAt(event); if (mark) show(mark); else if (!event.target.closest("#card")) hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => { if (!markAt(event) && !event.target.closest("#card")) hide(); });

  // Filters: on the list and on the articles of this page; links to other pages carry them along.
  const form = byId("filters");
  if (!form) return;
  const country = byId("f-country"), speaker = byId("f-speaker"), kind = byId("f-kind"), found = byId("found");
  const things = [...document.querySelectorAll("#list tbody tr"), ...document.querySelectorAll(".article")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = new Map(things.map((thing) => [thing, plain(`${thing.dataset.s}|${thing.dataset.p}`)]));
  const people = new Map(things.map((thing) => [thing, plain(thing.dataset.p).split("|").filter(Boolean)]));
  const known = new Set([...people.values()].flat());  // a whole name is that person, as counted; else part of any name
  const has = (list, value) => ` ${list} `.includes(` ${value} `);
  const apply = () => {
    hide();
    const [c, s, k] = [country.value, plain(speaker.value.trim()), kind.value];
    const counts = { TR: 0, ARTICLE: 0 };
    const totals = { TR: 0, ARTICLE: 0 };
    for (const thing of things) {
      const fits = (!c || has(thing.dataset.c, c)) && (!s || (known.has(s) ? people.get(thing).includes(s) : names.get(thing).includes(s))) && (!k || has(thing.dataset.k, k));
      thing.hidden = !fits;
      totals[thing.tagName] += 1;
      counts[thing.tagName] += fits;
    }
    const what = totals.TR ? "TR" : "ARTICLE";
    found.textContent = c || s || k ? `${counts[what]} of ${totals[what]} articles fit` : `${totals[what]} articles`;
    const articles = byId("articles");
    if (articles) for (const mark of articles.querySelectorAll("[data-k].k")) mark.classList.toggle("faded", Boolean(k) && k !== "claim" && !has(mark.dataset.k, k));
    const query = new URLSearchParams(Object.entries({ country: c, speaker: speaker.value.trim(), kind: k }).filter(([, v]) => v)).toString();
    for (const link of document.querySelectorAll("#list a, .pager a")) {
      const [path, hash] = link.getAttribute("href").split("#");
      const page = path.split("?")[0];
      if (page) link.setAttribute("href", page + (query ? `?${query}` : "") + (hash ? `#${hash}` : ""));
    }
  };
  const given = new URLSearchParams(location.search);
  country.value = given.get("country") || "";
  if (country.selectedIndex < 0) country.value = "";
  speaker.value = given.get("speaker") || "";
  kind.value = given.get("kind") || "";
  if (kind.selectedIndex < 0) kind.value = "";
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const event of ["input", "change"]) form.addEventListener(event, apply);
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-filter]");
    if (!link) return;
    country.value = "";
    speaker.value = "";
    kind.value = "";
    (link.dataset.filter === "country" ? country : speaker).value = link.dataset.value;
    apply();
  });
  apply();
})();
