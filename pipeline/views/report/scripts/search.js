
// Search: articles that hold all words of a question, from the index; with the words in the text, and the quotes that have them.
(() => {
  "use strict";
  const { el } = R;
  const LETTERS = /[\p{L}\p{N}_]+/gu;  // as the index cuts words
  const LONGEST = 40;
  const AROUND = 110;  // characters of a text before and after the word
  const wordsOf = (text) => (R.plain(text).match(LETTERS) || []).filter((word) => word.length <= LONGEST);

  // Numbers of the articles of one word, or of all that begin so: even numbers halved; and in whose quotes it is.
  const found = async (word, beginning) => {
    const begins = await R.load("words");
    const articles = new Set(), quoted = new Set();
    for (let piece = Math.max(0, R.pieceOf(begins, word)); piece < begins.length; piece += 1) {
      if (piece > 0 && begins[piece] > word && !(beginning && begins[piece].startsWith(word))) break;
      const [words, lists] = await R.load(`words-${piece}`);
      for (let at = Math.max(0, R.pieceOf(words, word)); at < words.length; at += 1) {
        if (words[at] !== word && !(beginning && words[at].startsWith(word))) { if (words[at] > word) break; else continue; }
        let number = 0;
        for (const step of lists[at]) { number += step; articles.add(number >> 1); if (number & 1) quoted.add(number >> 1); }
      }
      if (!beginning) break;
    }
    return { articles, quoted };
  };
  const both = (sets) => [...sets[0]].filter((one) => sets.every((set) => set.has(one))).sort((a, b) => a - b);
  // The articles and those in whose quotes all words are, for the words of a question; the last word may be begun.
  R.find = async (question) => {
    const words = wordsOf(question);
    if (!words.length) return null;
    const last = words.length - 1;
    const each = await Promise.all(words.map((word, at) => found(word, at === last && word.length > 2)));
    return { words, articles: both(each.map((one) => one.articles)), quoted: both(each.map((one) => one.quoted)) };
  };

  const plainAt = (text) => {  // a text as it is searched, and where each of its characters was
    let plain = "";
    const places = [];
    for (let at = 0; at < text.length; at += 1) for (const one of R.plain(text[at])) { plain += one; places.push(at); }
    return [plain, places];
  };
  const marked = (text, words) => {
    const [plain, places] = plainAt(text);
    const parts = [];
    let done = 0;
    for (const word of plain.matchAll(LETTERS)) {
      const from = places[word.index], to = places[word.index + word[0].length - 1] + 1;
      if (from < done || !words.some((one, at) => word[0] === one || (at === words.length - 1 && one.length > 2 && word[0].startsWith(one)))) continue;
      parts.push(text.slice(done, from), el("mark", {}, text.slice(from, to)));
      done = to;
    }
    return [...parts, text.slice(done)];
  };
  const snippet = (words) => async (known, doc) => {
    const text = await R.textOf(known.articles, doc);
    const plain = text.length < 20000 ? R.plain(text) : text.toLowerCase();
    const at = words.map((word) => plain.search(new RegExp(`(?<![\\p{L}\\p{N}_])${word}`, "u"))).find((place) => place >= 0) ?? 0;
    const near = Math.max(0, at - AROUND), from = near && near + text.slice(near, at).indexOf(" ") + 1, part = text.slice(from, at + AROUND + 40);
    return el("p", { class: "in", dir: "auto" }, from ? "… " : "", marked(part, words), " …");
  };

  R.pages.search = async (known, question) => {
    const result = await R.find(question);
    if (!result) return { kind: "Search", title: "Search", lead: "Type words into the field above: articles that have all of them are found, in their title, their text and their quotes.", parts: [] };
    const { words, articles, quoted } = result;
    const index = await R.load("quotes");
    const inside = new Set(quoted);
    const rows = [];
    const candidates = quoted.length ? R.every(index).filter((row) => inside.has(index.doc[row])) : [];
    const texts = await R.words("quotes", index, candidates);
    candidates.forEach((row, at) => {
      const there = new Set(wordsOf(texts[at][1]));
      if (words.every((word, n) => there.has(word) || (n === words.length - 1 && word.length > 2 && [...there].some((one) => one.startsWith(word))))) rows.push(row);
    });
    const titled = new Set(articles.filter((doc) => { const there = wordsOf(known.articles.title[doc]); return words.every((word) => there.some((one) => one.startsWith(word))); }));
    const ordered = [...articles.filter((doc) => titled.has(doc)), ...articles.filter((doc) => !titled.has(doc))];
    const people = known.people.name.map((name, at) => [at, wordsOf(`${name} ${known.people.names[at].join(" ")}`)]).filter(([, there]) => words.every((word) => there.some((one) => one.startsWith(word)))).slice(0, 12);
    const countries = known.countries.name.map((name, at) => [at, wordsOf(name)]).filter(([, there]) => words.every((word) => there.some((one) => one.startsWith(word)))).slice(0, 6);
    const one = snippet(words);
    return { kind: "Search", title: question, lead: articles.length ? null : "No article has all of these words.", parts: [
      people.length || countries.length ? el("p", { class: "people-found" }, "Pages: ", countries.map(([at]) => [R.link("country", known.countries.key[at], known.countries.name[at]), " "]), people.map(([at]) => [R.link("speaker", known.people.key[at], known.people.name[at]), " "])) : null,
      articles.length ? R.section("Articles", R.list(known, "articles", known.articles, ordered, { snippet: (doc) => one(known, doc) })) : null,
      R.listSection("Quotes", known, "quotes", index, rows)] };
  };
})();
