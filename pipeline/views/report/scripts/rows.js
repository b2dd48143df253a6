
// Lists of rows: quotes, claims, positions and articles, to choose from by what they are, some at a time.
(() => {
  "use strict";
  const SHOWN = 40;
  const { el } = R;
  const spaced = (name) => (name || "").replaceAll("_", " ");

  const eventLink = (events, at) => at >= 0 && !location.hash.startsWith(R.to("event", events.key[at])) ? [" · ", R.link("event", events.key[at], "event")] : null;
  const from = (known, at) => {
    const { articles, events } = known;
    const day = articles.day[at], site = articles.sites[articles.site[at]], event = articles.event[at];
    return el("p", { class: "from" }, el("a", { href: R.href(articles, at), dir: "auto" }, articles.title[at]), site ? ` ${site}` : "", day ? ` · ${R.date(day)}` : "",
      articles.copy[at] ? el("span", { class: "tag" }, "copy of a story") : null,
      eventLink(events, event));
  };
  const who = (known, person, words) => person >= 0 ? R.link("speaker", known.people.key[person], known.people.name[person]) : el("span", { dir: "auto" }, words || "nobody named");
  const why = (known, table, index, row, anchor) => {
    const [name, what, precision, n] = index.rules[index.rule[row]] || ["", "", null, 0];
    const read = precision === null ? "No row of this rule was read yet." : `Of ${n.toLocaleString("en")} rows of this rule that were read, ${Math.round(100 * precision)}% were right.`;
    return el("details", { class: "because" }, el("summary", {}, "Why"),
      el("p", {}, "Rule ", el("b", {}, name), what ? `: ${what} ` : ". ", read, " ",
        el("a", { href: `${R.href(known.articles, index.doc[row])}-${anchor}` }, "See it in the article, or correct it there")));
  };

  // What each table shows of a row, what it can be chosen by, and its name.
  R.tables = {
    quotes: {
      noun: ["quote"],
      choices: [["How", "stance"], ["Kind", "kind"], ["Country named in it", "countries", "countries"], ["Person named in it", "people", "people"], ["Speaker", "who", "people"]],
      show: (known, index, row, [id, words, speaker, role, how]) => [
        el("p", { class: "who" }, el("b", {}, who(known, index.who[row], speaker)), role ? el("span", { class: "role", dir: "auto" }, `${role.startsWith("(") ? "" : ","} ${role}`) : null, el("span", { class: "how", dir: "auto" }, ` ${how}`)),
        el("blockquote", { class: index.names.kind[index.kind[row]], dir: "auto" }, words),
        from(known, index.doc[row]), why(known, "quotes", index, row, `q${id}`)],
    },
    claims: {
      noun: ["claim"],
      choices: [["Country", "countries", "countries"], ["Speaker", "who", "people"], ["Tied by", "relation"], ["How", "stance"]],
      show: (known, index, row, [id, told, how, sentence]) => [
        el("p", { class: "who", dir: "auto" }, el("b", {}, told), how ? el("span", { class: "how" }, ` ${how}`) : null, index.who[row] >= 0 ? [" · ", R.link("speaker", known.people.key[index.who[row]], known.people.name[index.who[row]])] : null,
          index.countries[row].map((country) => [" · ", R.link("country", known.countries.key[country], known.countries.name[country])])),
        el("p", { class: "in", dir: "auto" }, sentence),
        from(known, index.doc[row]), why(known, "claims", index, row, `k${id}`)],
    },
    positions: {
      noun: ["position"],
      choices: [["Type", "type"], ["Modality", "modality"], ["Country of the actor", "countries", "countries"], ["Country aimed at", "targets", "countries"], ["Actor", "kind"], ["Person", "who", "people"]],
      show: (known, index, row, [id, actor, act, content, target, by, sentence]) => [
        el("p", { class: "who", dir: "auto" }, el("b", {}, who(known, index.who[row], actor)), index.countries[row].map((country) => [" ", R.link("country", known.countries.key[country], known.countries.key[country])]), " ",
          el("span", { class: "tag" }, `${spaced(index.names.type[index.type[row]])} · ${spaced(index.names.modality[index.modality[row]])}`), el("span", { class: "how" }, ` “${act}”`), target ? ` → ${target}` : "", by ? el("span", { class: "role" }, `, as ${by} says`) : null),
        content ? el("p", { class: "content", dir: "auto" }, content) : null,
        el("p", { class: "in", dir: "auto" }, sentence),
        from(known, index.doc[row]), why(known, "positions", index, row, `p${id}`)],
    },
    articles: {
      noun: ["article"],
      choices: [["Site", "site", "sites"], ["Country", "countries", "countries"], ["Event", "event", "events"]],
      show: (known, index, row, line, snippet) => [
        el("p", { class: "who" }, el("a", { href: R.href(index, row), dir: "auto" }, index.title[row])),
        snippet || null,
        el("p", { class: "from" }, [index.sites[index.site[row]], index.day[row] && R.date(index.day[row])].filter(Boolean).join(" · "), index.copy[row] ? el("span", { class: "tag" }, "copy of a story") : null,
          index.countries[row].slice(0, 4).map((country) => [" · ", R.link("country", known.countries.key[country], known.countries.name[country])]),
          eventLink(known.events, index.event[row]))],
    },
  };

  const named = (known, index, kind, column, at) => {
    if (kind === "sites") return index.sites[at];
    if (kind === "events") return known.events.title[at] || known.events.place[at] || "without a title";
    return spaced(kind ? known[kind].name[at] : index.names[column][at]);
  };
  const valuesOf = (index, column, row) => { const value = index[column][row]; return Array.isArray(value) ? value : value < 0 ? [] : [value]; };

  // A list of rows of a table, with menus to choose by and a count that agrees with what is listed.
  R.list = (known, table, index, rows, { hidden = [], snippet = null, noun = null } = {}) => {
    const { choices, show } = R.tables[table];
    const words = noun || R.tables[table].noun;
    const doc = (row) => table === "articles" ? row : index.doc[row];
    const chosen = new Map(choices.filter(([, column]) => !hidden.includes(column)).map(([label, column, kind]) => [column, { label, kind, value: null }]));
    const menus = el("form", { class: "fields", autocomplete: "off" });
    const told = el("p", { class: "found", role: "status" });
    const holder = el("ol", { class: "rows-list" });
    const more = el("button", { type: "button", class: "more" }, `Show ${SHOWN} more`);
    const oldest = el("input", { type: "checkbox" });
    let fitting = [], shown = 0;
    const fits = (row, except) => [...chosen].every(([column, { value }]) => value === null || column === except || valuesOf(index, column, row).includes(value));
    const counted = (row) => !R.stories() || !known.articles.copy[doc(row)];
    const drawMenus = () => {
      const selects = [...chosen].map(([column, choice]) => {
        const counts = R.tally(rows.filter((row) => counted(row) && fits(row, column)).flatMap((row) => valuesOf(index, column, row)));
        if (counts.length < 2 && choice.value === null) return null;
        const select = el("select", {}, el("option", { value: "" }, "all"), counts.slice(0, 300).map(([at, n]) => el("option", { value: at }, `${named(known, index, choice.kind, column, at)} (${n.toLocaleString("en")})`)));
        select.value = choice.value === null ? "" : String(choice.value);
        select.addEventListener("change", () => { choice.value = select.value === "" ? null : Number(select.value); apply(column); });
        select.dataset.column = column;
        return el("label", {}, choice.label, select);
      });
      menus.replaceChildren(...selects.filter(Boolean), ...(fitting.length > 1 ? [el("label", { class: "check" }, oldest, " oldest first")] : []));
    };
    const draw = async () => {
      const part = fitting.slice(shown, shown + SHOWN);
      shown += part.length;
      const stillThere = fitting;
      const lines = table === "articles" ? part.map(() => null) : await R.words(table, index, part);
      const snippets = snippet ? await Promise.all(part.map((row) => snippet(row))) : [];
      if (stillThere !== fitting) return;
      holder.append(...part.map((row, at) => el("li", {}, show(known, index, row, lines[at], snippets[at]))));
      more.hidden = shown >= fitting.length;
    };
    const apply = async (focused) => {
      fitting = rows.filter((row) => counted(row) && fits(row));
      if (oldest.checked) {  // those without a date stay last
        const dated = fitting.filter((row) => known.articles.day[doc(row)]);
        fitting = [...dated.reverse(), ...fitting.filter((row) => !known.articles.day[doc(row)])];
      }
      shown = 0;
      holder.replaceChildren();
      const articles = new Set(fitting.map(doc)).size;
      const each = R.stories() && table === "articles" ? ["story", "stories"] : words;
      told.textContent = R.count(fitting.length, ...each) + (table === "articles" ? "" : ` in ${R.stories() ? R.count(articles, "story", "stories") : R.count(articles, "article")}`);
      drawMenus();
      if (focused) menus.querySelector(`[data-column=${focused}]`)?.focus();
      more.hidden = true;
      await draw();
    };
    more.addEventListener("click", draw);
    menus.addEventListener("submit", (event) => event.preventDefault());
    oldest.addEventListener("change", () => apply());
    const node = el("div", { class: "chooser" }, menus, told, holder, more);
    node.ready = apply();
    node.again = apply;
    return node;
  };
  // A section with such a list; nothing where there is no row.
  R.listSection = (title, known, table, index, rows, more) => rows.length ? R.section(title, R.list(known, table, index, rows, more)) : null;
  R.every = (index) => Array.from({ length: index.rows ?? index.title.length }, (_, at) => at);
})();
