
// Which view is shown: what follows `#/` in the address names it; any other address is a place on the overview.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const overview = byId("overview"), page = byId("page"), main = byId("page-main"), title = byId("page-title");
  const seek = byId("seek"), words = byId("seek-words"), skip = document.querySelector(".skip");
  const named = document.title;
  let turn = 0;
  R.known = async () => {
    const [articles, people, countries, events] = await R.all("articles", "people", "countries", "events");
    return { articles, people, countries, events };
  };
  const fail = (text) => { page.hidden = false; overview.hidden = true; title.textContent = "Not shown"; main.replaceChildren(R.el("p", {}, text)); };
  const show = async (view, key) => {
    const mine = (turn += 1), address = location.hash;
    delete page.dataset.shown;
    page.setAttribute("aria-busy", "true");
    try {
      const made = await R.pages[view]?.(await R.known(), key);
      if (mine !== turn) return;
      if (!made) { fail(`There is no page ${view} ${key}.`); return; }
      const parts = made.parts.filter(Boolean);
      byId("page-kind").textContent = made.kind;
      title.textContent = made.title;
      byId("page-lead").replaceChildren(...(made.lead ? [made.lead].flat() : []));
      main.replaceChildren(...parts);
      overview.hidden = true;
      page.hidden = false;
      document.title = `${made.title} · ${named}`;
      await Promise.all([...main.querySelectorAll(".chooser")].map((one) => one.ready));
    } catch (error) {
      if (mine === turn) fail(error.message);
    } finally {
      if (mine === turn) { page.removeAttribute("aria-busy"); page.dataset.shown = address; }
    }
  };
  const current = () => {
    const [, view, key] = /^#\/(\w+)\/?(.*)$/s.exec(location.hash) || [];
    return [view, key && decodeURIComponent(key)];
  };
  const route = async (moved) => {
    const [view, key] = current();
    for (const link of document.querySelectorAll(".bar-top [data-view]")) link.toggleAttribute("aria-current", link.dataset.view === view);
    skip.setAttribute("href", view || location.hash === "#page-main" ? "#page-main" : "#main");
    if (view) {
      if (view === "search" && document.activeElement !== words) words.value = key;
      await show(view, key);
      if (moved && document.activeElement !== words) { window.scrollTo(0, 0); title.focus({ preventScroll: true }); }
      return;
    }
    if (location.hash === "#page-main") { main.setAttribute("tabindex", "-1"); main.focus(); return; }
    turn += 1;
    page.hidden = true;
    overview.hidden = false;
    document.title = named;
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    target.scrollIntoView();
  };
  let typing = 0;
  const ask = () => {
    const question = words.value.trim();
    if (question.length < 2) return;
    const address = R.to("search", question);
    if (current()[0] === "search") { history.replaceState(null, "", address); route(false); } else location.hash = address;
  };
  words.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(ask, 120); });
  seek.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(typing); ask(); });
  for (const radio of document.querySelectorAll("input[name=per]")) radio.addEventListener("change", () => { if (current()[0]) route(false); });
  window.addEventListener("hashchange", () => route(true));
  if (location.hash.startsWith("#/")) route(true);
})();
