// The search box: a combobox over the labels of all entities.
(function (app) {
  "use strict";

  const MOST = 12;

  /** Wires the box; choosing a match selects the entity and moves the view to it. */
  app.startSearch = function () {
    const box = app.byId("search");
    const list = app.byId("search-results");
    const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const entries = Object.entries(app.data.entities).map(([id, entity]) => ({ id, entity, key: fold(entity.label) }));
    let found = [];
    let active = -1;

    box.addEventListener("input", update);
    box.addEventListener("focus", update);
    box.addEventListener("blur", () => show(false));
    box.addEventListener("keydown", (event) => {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (move && found.length) activate((active + move + found.length) % found.length);
      else if (event.key === "Enter" && found.length) choose(found[Math.max(active, 0)]);
      else if (event.key === "Escape") show(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
      event.preventDefault();
      box.focus();
    });

    function update() {
      const wanted = fold(box.value.trim());
      const rank = (entry) => (entry.key.startsWith(wanted) ? 0 : 1);
      found = wanted ? entries.filter((entry) => entry.key.includes(wanted)) : [];
      found.sort((a, b) => rank(a) - rank(b) || a.key.length - b.key.length || a.key.localeCompare(b.key));
      found = found.slice(0, MOST);
      active = -1;
      const none = app.make("li", { class: "none" }, "No entity has this name.");
      list.replaceChildren(...(found.length ? found.map(option) : [none]));
      show(wanted !== "");
      if (found.length) activate(0);
    }

    function option(entry, place) {
      const dot = app.make("span", { class: "dot" });
      dot.style.background = app.colour("kind", entry.entity.kind);
      const item = app.make("li", { role: "option", id: `match-${place}`, "aria-selected": "false" }, dot, app.make("bdi", {}, entry.entity.label), app.make("small", {}, entry.entity.kind));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(entry);
      });
      return item;
    }

    function activate(place) {
      active = place;
      [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === place)));
      box.setAttribute("aria-activedescendant", `match-${place}`);
      list.children[place].scrollIntoView({ block: "nearest" });
    }

    function choose(entry) {
      box.value = entry.entity.label;
      show(false);
      if (!app.shown.nodes.has(entry.id)) app.byId("filters").reset();
      setTimeout(() => app.select(entry.id, true));
    }

    function show(open) {
      list.hidden = !open;
      box.setAttribute("aria-expanded", String(open));
      if (!open) box.removeAttribute("aria-activedescendant");
    }
  };
})((window.techties = window.techties || {}));
