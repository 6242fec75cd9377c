// Starts the page. `window.techties` is there for a person at the console too:
//   techties.select(id, true)  opens the panel of a node or link and moves the view to it
//   techties.select(null)      closes it
//   techties.filter()          applies the filter form; techties.shown holds what it lets through
//   techties.network, techties.nodes, techties.edges   the vis-network view and its data sets
//   techties.data              the entities, links and passages of the page
(function (app) {
  "use strict";

  /** Selects a node or link by id, or nothing; `move` brings it into view. */
  app.select = function (id, move) {
    const isLink = id !== null && id in app.data.links;
    app.selected = id;
    app.network.setSelection({ nodes: id && !isLink ? [id] : [], edges: isLink ? [id] : [] });
    if (id === null) app.closePanel();
    else app.openPanel(id);
    app.paint();
    if (move && id !== null) moveTo(id, isLink);
  };

  function moveTo(id, isLink) {
    const link = app.data.links[id];
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const glide = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };
    if (isLink) frame([link.subject, link.object], 1.1, glide);
    else frame([id], Math.max(app.network.getScale(), 0.9), glide);
  }

  /** Moves the view so that the nodes lie in the part of the drawing that no card covers. */
  function frame(ids, largest, animation) {
    const stage = app.byId("graph").getBoundingClientRect();
    if (!ids.length || !stage.width) return;
    const boxes = ids.map((id) => app.network.getBoundingBox(id));
    const low = (side) => Math.min(...boxes.map((box) => box[side]));
    const high = (side) => Math.max(...boxes.map((box) => box[side]));
    const [left, right, top, bottom] = [low("left"), high("right"), low("top"), high("bottom")];
    const narrow = matchMedia("(max-width: 760px)").matches;
    const panel = app.byId("panel").getBoundingClientRect();
    const filters = narrow ? { width: 0 } : app.byId("filters").getBoundingClientRect();
    const cover = { left: filters.width, right: narrow ? 0 : panel.width, bottom: Math.max(50, narrow ? panel.height : 0) };
    const width = stage.width - cover.left - cover.right - 64;
    const height = stage.height - cover.bottom - 40;
    const scale = Math.max(0.05, Math.min(largest, width / (right - left), height / (bottom - top)));
    const position = {
      x: (left + right + (cover.right - cover.left) / scale) / 2,
      y: (top + bottom + cover.bottom / scale) / 2,
    };
    app.network.moveTo({ position, scale, animation });
    if (!animation) app.fitNames();
  }

  function fit() {
    frame([...app.shown.nodes], 1.4, false);
  }

  function zoom(factor) {
    app.network.moveTo({ scale: app.network.getScale() * factor, animation: { duration: 150, easingFunction: "easeOutQuad" } });
  }

  function showAs(list) {
    document.documentElement.classList.toggle("as-list", list);
    app.byId("show-list").setAttribute("aria-pressed", String(list));
    app.byId("show-graph").setAttribute("aria-pressed", String(!list));
  }

  function colourLegend() {
    for (const group of ["kind", "relation"]) {
      for (const key of document.querySelectorAll(`.key[data-${group}]`)) {
        key.style.color = app.colour(group, key.dataset[group]);
      }
    }
  }

  function start() {
    document.documentElement.classList.add("scripted");
    app.selected = null;
    app.draw();
    app.startFilters();
    app.startSearch();
    app.filter();
    colourLegend();
    fit();
    app.network.once("afterDrawing", fit);
    app.network.on("click", ({ nodes, edges }) => {
      const visible = edges.filter((id) => app.shown.claims.has(id));
      app.select(nodes[0] || visible[0] || null);
    });
    app.byId("list").addEventListener("click", (event) => {
      const row = event.target.closest("tr[data-link]");
      if (row && !event.target.closest("a")) {
        app.select(row.dataset.link);
        if (event.target.closest("button")) app.byId("panel").focus();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && app.selected) app.select(null);
    });
    app.byId("zoom-in").addEventListener("click", () => zoom(1.3));
    app.byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    app.byId("zoom-fit").addEventListener("click", fit);
    app.byId("show-graph").addEventListener("click", () => showAs(false));
    app.byId("show-list").addEventListener("click", () => showAs(true));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      colourLegend();
      app.paint();
    });
  }

  if (app.byId("data")) start();
})((window.techties = window.techties || {}));
