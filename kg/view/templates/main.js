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
    if (document.documentElement.classList.contains("as-list")) return;
    const link = app.data.links[id];
    const places = Object.values(app.network.getPositions(isLink ? [link.subject, link.object] : [id]));
    const middle = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    app.network.moveTo({
      position: { x: middle("x"), y: middle("y") },
      scale: Math.max(app.network.getScale(), 0.8),
      animation: calm ? false : { duration: 350, easingFunction: "easeInOutQuad" },
    });
  }

  function fit() {
    const wide = innerWidth > 760 && !app.byId("filters").hidden;
    app.network.fit({ animation: false });
    if (!wide) return;
    // The filter card covers the left edge: use the rest of the width.
    const free = (innerWidth - 264) / innerWidth;
    const scale = app.network.getScale() * Math.max(free, 0.7);
    const position = app.network.getViewPosition();
    app.network.moveTo({ scale, position: { x: position.x - 132 / scale, y: position.y } });
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
