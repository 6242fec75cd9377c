// The filters: which claims, and so which links and nodes, are shown in both views.
(function (app) {
  "use strict";

  /** Wires the form; every change filters anew. */
  app.startFilters = function () {
    const form = app.byId("filters");
    form.addEventListener("change", app.filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(app.filter));
    app.byId("reset-empty").addEventListener("click", () => form.reset());
    const toggle = app.byId("toggle-filters");
    toggle.addEventListener("click", () => setOpen(form.hidden));
    setOpen(!matchMedia("(max-width: 760px)").matches);

    function setOpen(open) {
      form.hidden = !open;
      toggle.setAttribute("aria-expanded", String(open));
      document.documentElement.classList.toggle("filters-closed", !open);
    }
  };

  /** Applies the form's state to the graph, the list and the open panel. */
  app.filter = function () {
    const checked = (name) =>
      new Set([...document.querySelectorAll(`#filters input[name="${name}"]:checked`)].map((box) => box.value));
    const choice = { kind: checked("kind"), relation: checked("relation"), status: checked("status") };
    const select = app.byId("technology");
    choice.technology = select ? select.value : "";
    app.shown = { claims: shownClaims(choice), nodes: new Set() };
    app.shown.nodes = shownNodes(choice);
    const chosen = app.selected;
    if (chosen && !app.shown.nodes.has(chosen) && !app.shown.claims.has(chosen)) app.select(null);
    else if (chosen) app.openPanel(chosen);
    app.paint();
    showCounts();
  };

  function shownClaims(choice) {
    const shown = new Map();
    for (const edge of app.data.edges) {
      const link = app.data.links[edge.id];
      const ends = [link.subject, link.object].every((id) => choice.kind.has(app.data.entities[id].kind));
      if (!ends || !choice.relation.has(link.relation)) continue;
      const claims = link.claims.filter(
        (claim) =>
          choice.status.has(claim.status) && (!choice.technology || claim.technology === choice.technology),
      );
      if (claims.length) shown.set(edge.id, claims);
    }
    return shown;
  }

  // An entity is shown with its links; one that never had any, unless a technology is asked for.
  function shownNodes(choice) {
    const ends = (ids) => new Set(ids.flatMap((id) => [app.data.links[id].subject, app.data.links[id].object]));
    const linked = ends([...app.shown.claims.keys()]);
    const ever = ends(Object.keys(app.data.links));
    const lone = (node) => !ever.has(node.id) && !choice.technology && choice.kind.has(node.kind);
    return new Set(app.data.nodes.filter((node) => linked.has(node.id) || lone(node)).map((node) => node.id));
  }

  function showCounts() {
    const { nodes, claims } = app.shown;
    const all = [app.data.nodes.length, app.data.edges.length];
    const some = nodes.size < all[0] || claims.size < all[1];
    app.byId("counts").textContent = some
      ? `${nodes.size} of ${all[0]} entities · ${claims.size} of ${all[1]} links`
      : `${all[0]} entities · ${all[1]} links`;
    app.byId("nothing").hidden = nodes.size > 0;
    for (const row of document.querySelectorAll("#list tr[data-link]")) {
      row.hidden = !claims.has(row.dataset.link);
    }
  }
})((window.techties = window.techties || {}));
