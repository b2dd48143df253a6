
// Small parts that the views are made of: elements, links, ranked lists, bars over time.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const fill = (node, given, parts) => {
    for (const [name, value] of Object.entries(given || {})) if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    node.append(...parts.flat(Infinity).filter((part) => part !== null && part !== undefined && part !== ""));
    return node;
  };
  R.el = (tag, given, ...parts) => fill(document.createElement(tag), given, parts);
  R.svg = (tag, given, ...parts) => fill(document.createElementNS(SVG, tag), given, parts);
  const { el, svg } = R;

  R.count = (n, one, more) => `${n.toLocaleString("en")} ${n === 1 ? one : more || `${one}s`}`;
  R.date = (day) => {
    const [year, month, date] = day.split("-");
    return [date && String(Number(date)), MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  };
  R.to = (kind, key) => `#/${kind}/${encodeURIComponent(key)}`;
  R.link = (kind, key, name) => el("a", { href: R.to(kind, key), dir: "auto" }, name);
  R.section = (title, ...parts) => el("section", { class: "wide" }, el("h2", {}, title), ...parts);

  // How often each of some keys occurs, most first.
  R.tally = (keys) => {
    const counts = new Map();
    for (const key of keys) counts.set(key, (counts.get(key) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };
  // A ranked list with bars; `named` gives the link of a key.
  R.ranked = (caption, counts, named, most = 8) => {
    const top = counts.length ? counts[0][1] : 1;
    const line = ([key, n]) => el("li", {}, el("span", { class: "what" }, named(key)),
      svg("svg", { class: "bar", viewBox: "0 0 100 1", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { width: Math.max(0.5, 100 * n / top), height: 1 })),
      el("span", { class: "count" }, n.toLocaleString("en")));
    const figure = el("figure", { class: "ranked short" }, el("figcaption", {}, caption), el("ol", {}, counts.slice(0, most).map(line)));
    if (counts.length > most) figure.append(el("details", {}, el("summary", {}, `${counts.length - most} more`), el("ol", {}, counts.slice(most, most + 200).map(line))));
    return figure;
  };

  const UNITS = [["day", 10], ["month", 7], ["year", 4]];
  const MOST_BARS = 60;
  const next = (bin) => {
    const parts = bin.split("-").map(Number);
    const day = new Date(Date.UTC(parts[0], parts[1] ? parts[1] - 1 : 0, parts[2] || 1));
    if (parts.length === 3) day.setUTCDate(day.getUTCDate() + 1);
    else if (parts.length === 2) day.setUTCMonth(day.getUTCMonth() + 1);
    else day.setUTCFullYear(day.getUTCFullYear() + 1);
    return day.toISOString().slice(0, bin.length);
  };
  const between = (first, last, length) => {
    const bins = [];
    for (let bin = first.slice(0, length); bin <= last.slice(0, length) && bins.length <= MOST_BARS; bin = next(bin)) bins.push(bin);
    return bins;
  };
  // Things over time, by the shortest unit that needs few enough bars; `series` are lists of days, from the bottom.
  R.overTime = (what, series) => {
    const days = series.flatMap((one) => one.days).filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)).sort();
    if (!days.length || days[0] === days[days.length - 1]) return null;
    const last = days[days.length - 1];
    const [unit, length] = UNITS.find(([, n]) => between(days[0], last, n).length <= MOST_BARS) || UNITS[2];
    const bins = between(days[0], last, length);
    const counts = series.map((one) => { const found = new Map(); for (const day of one.days) found.set(day.slice(0, length), (found.get(day.slice(0, length)) || 0) + 1); return found; });
    const totals = bins.map((bin) => counts.reduce((sum, one) => sum + (one.get(bin) || 0), 0));
    const top = Math.max(...totals);
    const bars = bins.map((bin, at) => {
      let y = 100;
      return svg("g", {}, svg("title", {}, `${R.date(bin)}: ${totals[at]}`), counts.map((one, s) => {
        const height = 100 * (one.get(bin) || 0) / top;
        y -= height;
        return height ? svg("rect", { class: `s${s}`, x: at * 10 + 1, y, width: 8, height }) : null;
      }));
    });
    const rows = bins.map((bin, at) => totals[at] ? el("tr", {}, el("th", { scope: "row" }, R.date(bin)), counts.map((one) => el("td", { class: "n" }, String(one.get(bin) || "")))) : null);
    return el("figure", { class: "timeline low" }, el("figcaption", {}, `${what} by ${unit} of publication`),
      el("div", { class: "plot" }, el("span", { class: "top", "aria-hidden": "true" }, String(top)),
        svg("svg", { viewBox: `0 0 ${bins.length * 10} 100`, preserveAspectRatio: "none", role: "img", "aria-label": `${what} by ${unit}, at most ${top}; the table below has the figures.` }, bars)),
      el("p", { class: "axis", "aria-hidden": "true" }, [bins[0], bins[bins.length - 1]].map((bin) => el("span", {}, R.date(bin)))),
      series.length > 1 ? el("ul", { class: "legend" }, series.map((one, s) => el("li", {}, svg("svg", { viewBox: "0 0 1 1", "aria-hidden": "true" }, svg("rect", { class: `s${s}`, width: 1, height: 1 })), one.name))) : null,
      el("details", {}, el("summary", {}, "As a table"), el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, unit[0].toUpperCase() + unit.slice(1)), series.map((one) => el("th", { scope: "col", class: "n" }, one.name)))), el("tbody", {}, rows))));
  };
})();
