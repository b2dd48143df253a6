
// What the views read: pieces of JSON that stand in the page, or in files beside it which are read when they are needed.
const R = {};
(() => {
  "use strict";
  const place = document.getElementById("data");
  const waiting = new Map(), held = new Map();
  window.reportData = (name, value) => waiting.get(name)?.(value);
  const inPage = (name) => {
    const text = document.getElementById(`data-${name}`)?.textContent;
    if (!text) throw new Error(`the page lacks its part “${name}”`);
    return JSON.parse(text);
  };
  const fromFile = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    waiting.set(name, done);
    script.onerror = () => failed(new Error(`the file data-${name}.js is missing: keep the folder ${decodeURIComponent(place.dataset.folder)} beside this page`));
    script.onload = () => script.remove();
    script.src = `${place.dataset.folder}/data-${name}.js`;
    document.head.append(script);
  });
  R.load = (name) => {
    if (!held.has(name)) held.set(name, place.dataset.folder ? fromFile(name) : Promise.resolve().then(() => inPage(name)));
    return held.get(name);
  };
  R.all = (...names) => Promise.all(names.map(R.load));

  // The piece of several that holds a key, from the keys with which they begin.
  R.pieceOf = (begins, key) => {
    let low = 0, high = begins.length;
    while (low < high) { const middle = (low + high) >> 1; if (begins[middle] <= key) low = middle + 1; else high = middle; }
    return low - 1;
  };

  // Articles: where each stands, and what day it is of.
  R.href = (articles, at) => {
    const anchor = `#a${at + 1}`;
    if (!articles.begins.length) return anchor;
    return `${place.dataset.folder}/articles-${String(R.pieceOf(articles.begins, at) + 1).padStart(3, "0")}.html${anchor}`;
  };
  R.textOf = async (articles, at) => {
    const here = document.querySelectorAll(`#a${at + 1} .block p`);
    if (!articles.begins.length) return [...here].map((one) => one.textContent).join("\n");
    const piece = R.pieceOf(articles.texts, at);
    return (await R.load(`texts-${piece}`))[at - articles.texts[piece]];
  };
  // The words of some rows of a table, from as few files as hold them.
  R.words = async (table, index, rows) => {
    const pieces = new Map();
    for (const row of rows) pieces.set(Math.floor(row / index.file), null);
    await Promise.all([...pieces.keys()].map(async (piece) => pieces.set(piece, await R.load(`${table}-${piece}`))));
    return rows.map((row) => pieces.get(Math.floor(row / index.file))[row % index.file]);
  };
  R.stories = () => Boolean(document.getElementById("per-stories")?.checked);
  R.plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
})();
