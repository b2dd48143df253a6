
// A page for each speaker, country and event, and the lists of them.
(() => {
  "use strict";
  const { el } = R;
  const pick = (index, test) => R.every(index).filter(test);
  const counted = (known) => (doc) => !R.stories() || !known.articles.copy[doc];
  const days = (known, docs) => docs.map((doc) => known.articles.day[doc]);
  const distinct = (docs) => [...new Set(docs)].sort((a, b) => a - b);
  const tiles = (...pairs) => el("dl", { class: "tiles" }, pairs.filter(Boolean).map(([name, n]) => el("div", {}, el("dt", {}, name), el("dd", {}, n.toLocaleString("en")))));
  const each = () => R.stories() ? "stories" : "articles";
  const docsOf = (index, rows) => distinct(rows.map((row) => index.doc[row]));
  const articlesSection = (known, docs) => R.listSection("Articles", known, "articles", known.articles, docs);
  const side = (...figures) => { const there = figures.filter(Boolean); return there.length ? el("div", { class: "figures" }, there) : null; };

  // Both lists below are long: what is typed leaves those whose name has it.
  const directory = (rows, heads, cells, nameOf) => {
    const box = el("input", { type: "search", "aria-label": "Part of a name", placeholder: "part of a name", autocomplete: "off" });
    const body = el("tbody");
    const told = el("p", { class: "found", role: "status" });
    const more = el("button", { type: "button", class: "more" }, "Show all");
    const names = rows.map((row) => R.plain(nameOf(row)));
    const draw = (most) => {
      const wanted = R.plain(box.value.trim());
      const fitting = rows.filter((row, at) => names[at].includes(wanted));
      told.textContent = wanted ? `${fitting.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")}` : rows.length.toLocaleString("en");
      body.replaceChildren(...fitting.slice(0, most).map((row) => el("tr", {}, cells(row).map((cell, at) => at ? el("td", { class: typeof cell === "number" ? "n" : null, "data-head": heads[at] }, typeof cell === "number" ? cell.toLocaleString("en") : cell) : el("th", { scope: "row" }, cell)))));
      more.hidden = fitting.length <= most;
    };
    box.addEventListener("input", () => draw(200));
    more.addEventListener("click", () => draw(Infinity));
    draw(200);
    const numeric = rows.length ? cells(rows[0]).map((cell) => typeof cell === "number") : [];
    return el("section", { class: "wide" }, el("form", { class: "fields" }, box, told), el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": "List" },
      el("table", { class: "directory" }, el("thead", {}, el("tr", {}, heads.map((head, at) => el("th", { scope: "col", class: numeric[at] ? "n" : null }, head)))), body)), more);
  };
  const totals = (index, rows, column, keep) => {
    const found = new Map();
    for (const row of rows) for (const at of [index[column][row]].flat()) {
      if (at < 0 || !keep(index.doc[row])) continue;
      const one = found.get(at) || { rows: 0, docs: new Set() };
      one.rows += 1;
      one.docs.add(index.doc[row]);
      found.set(at, one);
    }
    return found;
  };

  R.pages = {
    speakers: async (known) => {
      const quotes = await R.load("quotes");
      const found = totals(quotes, R.every(quotes), "who", counted(known));
      const rows = [...found.keys()].sort((a, b) => found.get(b).docs.size - found.get(a).docs.size || found.get(b).rows - found.get(a).rows || a - b);
      return { kind: "People", title: "Speakers", parts: [directory(rows, ["Speaker", "Role", "Country", each()[0].toUpperCase() + each().slice(1), "Quotes"], (at) => [
        R.link("speaker", known.people.key[at], known.people.name[at]), known.people.role[at],
        known.people.country[at] >= 0 ? R.link("country", known.countries.key[known.people.country[at]], known.countries.name[known.people.country[at]]) : "",
        found.get(at).docs.size, found.get(at).rows], (at) => `${known.people.name[at]} ${known.people.names[at].join(" ")}`)] };
    },
    countries: async (known) => {
      const [claims, positions] = await R.all("claims", "positions");
      const keep = counted(known);
      const [told, held] = [totals(claims, R.every(claims), "countries", keep), totals(positions, R.every(positions), "countries", keep)];
      const articles = known.countries[each()];
      const rows = known.countries.key.map((_, at) => at).filter((at) => articles[at]).sort((a, b) => articles[b] - articles[a] || a - b);
      return { kind: "Places", title: "Countries", parts: [directory(rows, ["Country", each()[0].toUpperCase() + each().slice(1), "Claims", "Positions"], (at) => [
        R.link("country", known.countries.key[at], known.countries.name[at]), articles[at], told.get(at)?.rows || 0, held.get(at)?.rows || 0], (at) => known.countries.name[at])] };
    },
    events: async (known) => {
      const { events, articles } = known;
      const sizes = new Map();
      articles.event.forEach((at, doc) => { if (at >= 0 && counted(known)(doc)) sizes.set(at, (sizes.get(at) || 0) + 1); });
      const rows = [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a) || a - b);
      return { kind: "What happened", title: "Events", lead: "Articles of different stories that tell of one happening.", parts: [directory(rows, ["Event", "Place", "Days", each()[0].toUpperCase() + each().slice(1)], (at) => [
        R.link("event", events.key[at], events.title[at] || "without a title"), events.place[at], [...new Set([events.first_day[at], events.last_day[at]])].filter(Boolean).map(R.date).join(" to "), sizes.get(at)], (at) => `${events.title[at]} ${events.place[at]}`)] };
    },
    speaker: async (known, key) => {
      const [quotes, positions, claims] = await R.all("quotes", "positions", "claims");
      const at = known.people.key.indexOf(key);
      if (at < 0) return null;
      const keep = counted(known);
      const said = pick(quotes, (row) => quotes.who[row] === at), seen = said.filter((row) => keep(quotes.doc[row]));
      const held = pick(positions, (row) => positions.who[row] === at), told = pick(claims, (row) => claims.who[row] === at);
      const spoken = pick(quotes, (row) => quotes.people[row].includes(at)), speakers = spoken.filter((row) => keep(quotes.doc[row]) && quotes.who[row] >= 0);
      const country = known.people.country[at], { names } = quotes;
      const person = (other) => R.link("speaker", known.people.key[other], known.people.name[other]);
      const lead = el("p", {}, known.people.role[at], country >= 0 ? [known.people.role[at] ? ", " : "", R.link("country", known.countries.key[country], known.countries.name[country])] : null,
        known.people.names[at].length ? el("span", { class: "sub", dir: "auto" }, `${known.people.role[at] || country >= 0 ? "; " : ""}also as ${known.people.names[at].slice(0, 8).join(", ")}`) : null);
      return { kind: "Speaker", title: known.people.name[at], lead, parts: [
        tiles(["quotes", seen.length], [each(), docsOf(quotes, seen).length], held.length && ["positions", held.filter((row) => keep(positions.doc[row])).length], told.length && ["claims", told.filter((row) => keep(claims.doc[row])).length], spoken.length && ["quotes of others about them", speakers.filter((row) => quotes.who[row] !== at).length]),
        side(R.overTime("Quotes", [{ name: "quotes", days: days(known, seen.map((row) => quotes.doc[row])) }]),
          seen.length ? R.ranked("How it is told", R.tally(seen.map((row) => quotes.stance[row])), (stance) => names.stance[stance]) : null,
          seen.some((row) => quotes.countries[row].length) ? R.ranked("Countries named", R.tally(seen.flatMap((row) => quotes.countries[row])), (one) => R.link("country", known.countries.key[one], known.countries.name[one])) : null,
          seen.some((row) => quotes.people[row].length) ? R.ranked("People named", R.tally(seen.flatMap((row) => quotes.people[row])), person) : null,
          speakers.length ? R.ranked("Named by", R.tally(speakers.map((row) => quotes.who[row])), person) : null),
        R.listSection("Quotes", known, "quotes", quotes, said, { hidden: ["who"] }),
        R.listSection("Positions", known, "positions", positions, held, { hidden: ["who", "kind"] }),
        R.listSection("Figures they give", known, "claims", claims, told, { hidden: ["who"] }),
        R.listSection("Quotes that name them", known, "quotes", quotes, spoken),
        articlesSection(known, distinct([...docsOf(quotes, said), ...docsOf(positions, held), ...docsOf(quotes, spoken)]))] };
    },
    country: async (known, key) => {
      const [quotes, positions, claims] = await R.all("quotes", "positions", "claims");
      const at = known.countries.key.indexOf(key);
      if (at < 0) return null;
      const { articles } = known, keep = counted(known);
      const docs = R.every(articles).filter((doc) => articles.countries[doc].includes(at));
      const seen = docs.filter(keep), first = seen.filter((doc) => articles.countries[doc][0] === at), beside = seen.filter((doc) => articles.countries[doc][0] !== at);
      const mentions = seen.reduce((sum, doc) => sum + articles.mentions[doc][articles.countries[doc].indexOf(at)], 0);
      const held = pick(positions, (row) => positions.countries[row].includes(at)), aimed = pick(positions, (row) => positions.targets[row].includes(at));
      const told = pick(claims, (row) => claims.countries[row].includes(at)), said = pick(quotes, (row) => quotes.countries[row].includes(at));
      const theirs = R.tally(R.every(quotes).filter((row) => quotes.who[row] >= 0 && known.people.country[quotes.who[row]] === at && keep(quotes.doc[row])).map((row) => quotes.who[row]));
      const kept = (index, rows) => rows.filter((row) => keep(index.doc[row]));
      return { kind: "Country", title: known.countries.name[at], parts: [
        tiles([each(), seen.length], ["most about it", first.length], ["mentions", mentions], ["positions", kept(positions, held).length], ["claims", kept(claims, told).length], ["quotes that name it", kept(quotes, said).length]),
        side(R.overTime(each() === "stories" ? "Stories" : "Articles", [{ name: "most about it", days: days(known, first) }, { name: "mention it", days: days(known, beside) }]),
          held.length ? R.ranked("Positions by type", R.tally(kept(positions, held).map((row) => positions.type[row])), (type) => positions.names.type[type]) : null,
          theirs.length ? R.ranked("Its speakers, by quotes", theirs, (one) => R.link("speaker", known.people.key[one], known.people.name[one])) : null),
        R.listSection("Its positions", known, "positions", positions, held),
        R.listSection("Positions towards it", known, "positions", positions, aimed, { hidden: ["targets"] }),
        R.listSection("Claims about it", known, "claims", claims, told),
        R.listSection("Quotes that name it", known, "quotes", quotes, said),
        articlesSection(known, docs)] };
    },
    event: async (known, key) => {
      const { articles, events } = known;
      const at = events.key.indexOf(key);
      if (at < 0) return null;
      const [quotes, positions, claims, begins] = await R.all("quotes", "positions", "claims", "figures");
      const docs = R.every(articles).filter((doc) => articles.event[doc] === at), inside = new Set(docs), keep = counted(known);
      const of = (index) => pick(index, (row) => inside.has(index.doc[row]));
      const [said, held, told] = [of(quotes), of(positions), of(claims)], seen = docs.filter(keep);
      const piece = R.pieceOf(begins, at);
      const figures = el("div", { class: "event-figures" });
      figures.innerHTML = (piece >= 0 && (await R.load(`figures-${piece}`))[at]) || "";  // written by the report's templates
      const speakers = R.tally(said.filter((row) => quotes.who[row] >= 0 && keep(quotes.doc[row])).map((row) => quotes.who[row]));
      const country = known.countries.key.indexOf(events.country[at]), sites = R.tally(seen.map((doc) => articles.site[doc]));
      return { kind: "Event", title: events.title[at] || "without a title", lead: el("p", {}, [[...new Set([events.first_day[at], events.last_day[at]])].filter(Boolean).map(R.date).join(" to "), events.place[at]].filter(Boolean).join(", "), country >= 0 ? [" ", R.link("country", known.countries.key[country], known.countries.name[country])] : null), parts: [
        tiles([each(), seen.length], ["quotes", said.filter((row) => keep(quotes.doc[row])).length], ["claims", told.filter((row) => keep(claims.doc[row])).length], ["positions", held.filter((row) => keep(positions.doc[row])).length]),
        side(R.overTime(each() === "stories" ? "Stories" : "Articles", [{ name: each(), days: days(known, seen) }]),
          sites.length > 1 ? R.ranked("Sites", sites, (site) => articles.sites[site] || "no site known") : null,
          speakers.length ? R.ranked("Who speaks, by quotes", speakers, (one) => R.link("speaker", known.people.key[one], known.people.name[one])) : null),
        articlesSection(known, docs), figures,
        R.listSection("Who says what", known, "quotes", quotes, said),
        R.listSection("Positions", known, "positions", positions, held),
        R.listSection("Claims", known, "claims", claims, told)] };
    },
  };
  const browser = (table, title, lead) => async (known) => {
    const index = await R.load(table);
    return { kind: "All rows", title, lead, parts: [R.section(title, R.list(known, table, index, R.every(index)))] };
  };
  R.pages.quotes = browser("quotes", "Quotes", "Read the words with how they were said: what somebody denied stands here, too.");
  R.pages.claims = browser("claims", "Claims", "Figures tied to a country or to who gives them, in words.");
  R.pages.positions = browser("positions", "Positions", "What countries, governments, parties and people did, pledged, refused or demanded.");
  R.pages.articles = async (known) => ({ kind: "All rows", title: "Articles", parts: [R.section("Articles", R.list(known, "articles", known.articles, R.every(known.articles)))] });
})();
