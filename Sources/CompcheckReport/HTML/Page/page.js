"use strict";
// Filters the matrix and the findings. Everything on the page is there without it; texts are set as texts, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  if (data.services.length === 0) return;
  const find = (id) => document.getElementById(id);
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const form = find("controls"), search = find("search"), place = find("place"), alike = find("alike");
  const table = find("table"), pager = find("pager"), status = find("status");
  const groups = [...document.querySelectorAll(".findings .group")];
  // What is said of the rules of a group; its services are found by their own names.
  const texts = new Map(groups.map((group) => {
    const told = [...group.children].filter((part) => !part.classList.contains("services"));
    return [group, told.map((part) => part.textContent).join(" ").toLowerCase()];
  }));
  const count = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
  let line = 0, column = 0;

  // A shape is a list of place and answer, in pairs; as a map it is made when it is first asked for.
  const maps = [];
  const cells = (shape) => {
    if (!maps[shape]) {
      const map = maps[shape] = new Map(), flat = data.shapes[shape];
      for (let index = 0; index < flat.length; index += 2) map.set(flat[index], data.answers[flat[index + 1]]);
    }
    return maps[shape];
  };

  const chosen = data.verdicts.map((verdict) => {
    const box = make("input", { type: "checkbox", defaultChecked: true });
    find("verdicts").append(make("label", {}, box, ` ${verdict.sign} ${verdict.name}`));
    return box;
  });
  const byCode = data.places.map((_, index) => index).sort((a, b) => (data.places[a][0] < data.places[b][0] ? -1 : 1));
  for (const index of byCode) {
    const [code, name] = data.places[index];
    place.append(make("option", { value: String(index) }, name ? `${code} ${name}` : code));
  }
  alike.checked = alike.defaultChecked = data.services.length > data.lines;

  // What the user asked for: the services that fit, and the anchors of their findings.
  const ask = () => {
    const word = search.value.trim().toLowerCase();
    const only = place.value === "" ? null : Number(place.value);
    const wanted = new Set(chosen.flatMap((box, index) => (box.checked ? [index] : [])));
    const places = data.places.map(([code, name]) => word !== "" && (code.toLowerCase() === word || name.toLowerCase().includes(word)));
    const found = new Set(groups.filter((group) => word === "" || texts.get(group).includes(word)).map((group) => group.id));
    const fits = (index, answer) => (only === null || index === only) && wanted.has(answer.verdict);
    const services = [], anchors = new Set();
    for (const service of data.services) {
      const isNamed = word === "" || service.slice(0, 3).some((text) => text.toLowerCase().includes(word));
      let isThere = false;
      for (const [index, answer] of cells(service[3])) {
        if (!fits(index, answer) || !(isNamed || places[index] || found.has(answer.anchor))) continue;
        isThere = true;
        anchors.add(answer.anchor);
      }
      if (isThere) services.push(service);
    }
    return { services, anchors, fits, only, isFiltered: word !== "" || only !== null || wanted.size < chosen.length };
  };

  const draw = () => {
    const { services, anchors, fits, only, isFiltered } = ask();
    const lines = alike.checked ? together(services) : services.map((service) => [service]);
    const columns = only === null ? data.places.map((_, index) => index) : [only];
    line = Math.min(line, Math.max(0, Math.floor((lines.length - 1) / data.lines) * data.lines));
    column = Math.min(column, Math.max(0, Math.floor((columns.length - 1) / data.columns) * data.columns));
    const shown = columns.slice(column, column + data.columns);
    const head = shown.map((index) => {
      const [code, name] = data.places[index];
      return make("th", { scope: "col" }, make("abbr", { title: name }, code));
    });
    table.tHead.replaceChildren(make("tr", {}, make("th", { scope: "col" }, "service"), ...head));
    table.tBodies[0].replaceChildren(
      ...lines.slice(line, line + data.lines).map((services) => row(services, shown, fits)));
    pager.replaceChildren(
      ...turning("line", line, lines.length, data.lines, (to) => (line = to)),
      ...turning("place", column, columns.length, data.columns, (to) => (column = to)));
    // Services that are left out of the matrix have findings too: all stand there until somebody filters.
    const isWanted = (id) => !isFiltered || anchors.has(id);
    let told = 0;
    for (const group of groups) told += (group.hidden = !isWanted(group.id)) ? 0 : 1;
    for (const section of document.querySelectorAll(".findings")) {
      section.hidden = !section.querySelector(".group:not([hidden])") && !isWanted(section.firstElementChild.id);
    }
    status.textContent = `${count(services.length, "service")} of ${data.services.length.toLocaleString("en")}, ` +
      `${count(told, "group")} of findings of ${groups.length.toLocaleString("en")}`;
  };

  const together = (services) => {
    const byShape = new Map();
    for (const service of services) {
      if (byShape.has(service[3])) byShape.get(service[3]).push(service); else byShape.set(service[3], [service]);
    }
    return [...byShape.values()];
  };

  const row = (services, shown, fits) => {
    const [id, name, owner, shape] = services[0];
    const isAlone = services.length === 1;
    const header = make("th", { scope: "row" });
    if (isAlone) {
      const details = [name, owner].filter((text) => text !== "").join(" · ");
      header.append(make("bdi", {}, id));
      if (details !== "") header.append(make("small", {}, make("bdi", {}, details)));
    } else {
      const ids = services.map((service) => service[0]);
      const few = ids.slice(0, 3).join(", ") + (ids.length > 3 ? ", …" : "");
      const summary = make("summary", {}, `${count(ids.length, "service")} alike`, make("small", {}, make("bdi", {}, few)));
      header.append(make("details", {}, summary, make("small", {}, make("bdi", {}, ids.join(", ")))));
    }
    const answers = cells(shape);
    return make("tr", {}, header, ...shown.map((index) => {
      const answer = answers.get(index);
      if (!answer || !fits(index, answer)) return make("td");
      const verdict = data.verdicts[answer.verdict], worst = data.verdicts[answer.atWorst];
      const isDoubtful = answer.atWorst < answer.verdict;
      const word = (verdict) => (shown.length <= data.wideColumns ? verdict.name : verdict.brief);
      const words = (isDoubtful ? `${verdict.name}, may be ${worst.name}` : verdict.name) +
        (answer.waived ? ", with waived findings" : "");
      const link = make("a", { href: `#${answer.anchor}`, title: words, ariaLabel: words },
        make("span", { ariaHidden: "true" }, verdict.sign), ` ${word(verdict)}`);
      if (isDoubtful) link.append(make("small", {}, `may be ${word(worst)}`));
      if (answer.waived) link.append(make("small", {}, "waived"));
      return make("td", { className: `v-${verdict.name}` }, link);
    }));
  };

  // The buttons that turn to other lines or places, where not all are shown.
  const turning = (word, from, all, step, go) => {
    if (all <= step) return [];
    const button = (text, to) => {
      const element = make("button", { type: "button", disabled: to < 0 || to >= all }, text);
      element.addEventListener("click", () => { go(to); draw(); });
      return element;
    };
    const last = Math.min(all, from + step);
    return [button("‹ before", from - step), `${word}s ${from + 1} to ${last} of ${all.toLocaleString("en")}`,
      button("next ›", from + step)];
  };

  // A finding that is asked for by its address is shown, whatever the filter.
  const reveal = () => {
    const target = location.hash.length > 1 ? find(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    for (let element = target; element; element = element.parentElement) element.hidden = false;
    target.scrollIntoView();
  };

  let timer = 0;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { line = column = 0; draw(); }, 60);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("reset", changed);
  addEventListener("hashchange", reveal);
  form.hidden = false;
  // Where all fits, the page stands as it came; else the buttons that lead on are drawn.
  draw();
  reveal();
})();
