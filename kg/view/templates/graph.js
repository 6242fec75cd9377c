// The drawing: vis-network over two data sets, painted by theme, filters and selection.
(function (app) {
  "use strict";

  const STATUSES = ["asserted", "planned", "negated"];
  const NAMED = innerWidth > 760 ? 60 : 20;
  const READABLE = 12; // pixels on the screen
  const WIDEST = 170; // of a name, as laid out
  let bySize = [];

  /** Reads the page's data and draws it; sets `data`, `nodes`, `edges` and `network`. */
  app.draw = function () {
    const data = (app.data = JSON.parse(app.byId("data").textContent));
    if (innerHeight > innerWidth) data.nodes.forEach(turn);
    sortBySize(data.nodes);
    app.nodes = new vis.DataSet(data.nodes);
    app.edges = new vis.DataSet(data.edges);
    app.shown = { nodes: new Set(data.nodes.map((n) => n.id)), claims: new Map() };
    app.network = new vis.Network(
      app.byId("graph"),
      { nodes: app.nodes, edges: app.edges },
      options(data.nodes.length),
    );
    app.network.on("zoom", app.fitNames);
    app.network.on("animationFinished", app.fitNames);
    app.network.on("hoverEdge", (event) => showTip(edgeTip(event.edge), event.event));
    app.network.on("hoverNode", (event) => showTip(nodeTip(event.node), event.event));
    for (const name of ["blurEdge", "blurNode", "dragStart", "zoom", "click"]) {
      app.network.on(name, hideTip);
    }
  };

  // The layout is a landscape; on an upright screen it lies on its side.
  function turn(node) {
    [node.x, node.y] = [node.y, node.x];
  }

  /** As on a map, keeps names readable at any scale: the largest first, where there is room. */
  app.fitNames = function () {
    const least = Math.round(READABLE / app.network.getScale());
    const taken = [];
    const changed = [];
    for (const node of bySize) {
      const grown = Math.max(node.ownSize, least);
      const box = nameBox(node, grown);
      const free = app.shown.nodes.has(node.id) && taken.length < NAMED && !taken.some((other) => overlap(box, other));
      if (free) taken.push(box);
      const size = free ? grown : node.ownSize;
      if (size === node.font.size) continue;
      node.font = { ...node.font, size };
      const maximum = size === node.ownSize ? WIDEST : size * 12;
      changed.push({ id: node.id, font: { ...app.nodes.get(node.id).font, size }, widthConstraint: { maximum } });
    }
    if (changed.length) app.nodes.update(changed);
  };

  // Where the name stands, below the node, roughly: letters differ in width.
  function nameBox(node, size) {
    const length = [...node.label].reduce((sum, letter) => sum + (letter < "\u1100" ? 0.56 : 1), 0) * size;
    const half = Math.min(length, size * 12) / 2;
    const top = node.y + node.size;
    return { left: node.x - half, right: node.x + half, top, bottom: top + Math.ceil(length / (size * 12)) * size * 1.25 };
  }

  function overlap(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function sortBySize(nodes) {
    bySize = [...nodes].sort((a, b) => b.size - a.size);
    for (const node of bySize) node.ownSize = node.font.size;
  }

  function options(count) {
    return {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false },
      interaction: {
        hover: true,
        hideEdgesOnDrag: count > 600,
        keyboard: { enabled: true, bindToWindow: false },
        selectConnectedEdges: false,
        zoomSpeed: 0.6,
      },
      nodes: {
        borderWidth: count > 150 ? 0.7 : 2,
        borderWidthSelected: 4,
        font: { face: "system-ui, sans-serif", vadjust: -2 },
        scaling: { label: { drawThreshold: 9 } },
        widthConstraint: { maximum: WIDEST },
      },
      edges: {
        arrows: { to: { scaleFactor: 0.55 } },
        arrowStrikethrough: false,
        hoverWidth: (width) => width + 1,
        selectionWidth: (width) => width + 1.5,
        smooth: false,
      },
    };
  }

  /** The claims of a link that the filters let through, strongest first. */
  app.claimsOf = function (id) {
    return app.shown.claims.get(id) || [];
  };

  /** Ids of the visible links of a node. */
  app.linksOf = function (node) {
    return [...app.shown.claims.keys()].filter((id) => {
      const link = app.data.links[id];
      return link.subject === node || link.object === node;
    });
  };

  /** Paints everything anew: theme, what the filters hide, and what the selection lets fade. */
  app.paint = function () {
    const near = neighbourhood();
    app.nodes.update(app.data.nodes.map((node) => paintedNode(node, near)));
    app.edges.update(app.data.edges.map((edge) => paintedEdge(edge, near)));
  };

  function neighbourhood() {
    const chosen = app.selected;
    if (!chosen) return null;
    const links = app.data.links[chosen] ? [chosen] : app.linksOf(chosen);
    const nodes = links.flatMap((id) => [app.data.links[id].subject, app.data.links[id].object]);
    return new Set([chosen, ...links, ...nodes]);
  }

  function paintedNode(node, near) {
    const faded = near && !near.has(node.id);
    const colour = app.colour("kind", node.kind);
    const fill = faded ? app.faded(colour) : colour;
    const frame = node.id === app.selected ? app.tone("ink") : app.tone("canvas");
    const look = { background: fill, border: frame };
    return {
      id: node.id,
      hidden: !app.shown.nodes.has(node.id),
      color: { ...look, hover: look, highlight: { background: fill, border: app.tone("ink") } },
      font: { ...node.font, color: faded ? app.faded(app.tone("muted")) : app.tone("ink"), strokeWidth: faded ? 0 : 5, strokeColor: app.tone("canvas") },
    };
  }

  function paintedEdge(edge, near) {
    const claims = app.claimsOf(edge.id);
    const status = STATUSES.find((one) => claims.some((claim) => claim.status === one));
    const negated = status === "negated";
    const hue = negated ? app.tone("status-negated") : app.colour("relation", edge.relation);
    const colour = near && !near.has(edge.id) ? app.faded(hue) : hue;
    return {
      id: edge.id,
      hidden: claims.length === 0,
      dashes: negated ? [2, 5] : status === "planned" ? [8, 6] : false,
      color: { color: colour, hover: colour, highlight: colour, opacity: 0.85 },
    };
  }

  function edgeTip(id) {
    const link = app.data.links[id];
    const claims = app.claimsOf(id);
    const name = (node) => app.data.entities[node].label;
    const technologies = [...new Set(claims.map((claim) => claim.technology).filter(Boolean))].sort();
    const statuses = STATUSES.filter((one) => claims.some((claim) => claim.status === one));
    return [
      app.make("strong", {}, `${name(link.subject)} ${link.symmetric ? "\u2194" : "\u2192"} ${name(link.object)}`),
      app.make("div", { hue: app.colour("relation", link.relation), class: "verb" }, link.label),
      app.data.entities[link.object].kind === "technology" ? null : app.make("p", { class: "about" }, technologies.join(", ")),
      app.make("p", {}, [statuses.join(", "), app.datesOf(claims), app.counted(app.sourcesOf(claims), "source")].filter(Boolean).join(" · ")),
    ];
  }

  function nodeTip(id) {
    const entity = app.data.entities[id];
    return [
      app.make("strong", {}, entity.label),
      app.make("p", {}, `${entity.kind} · ${app.counted(app.linksOf(id).length, "link")}`),
    ];
  }

  /** When the claims hold, else when they were reported. */
  app.datesOf = function (claims) {
    const all = (name) => claims.map((claim) => claim[name]).filter(Boolean).sort();
    const valid = app.span(all("validFrom")[0], all("validTo").pop());
    return valid || app.span(all("firstReported")[0], all("lastReported").pop());
  };

  /** How many articles report the claims. */
  app.sourcesOf = function (claims) {
    const passages = claims.flatMap((claim) => claim.evidence);
    return new Set(passages.map((place) => app.data.evidence[place].article)).size;
  };

  function showTip(children, event) {
    const tip = app.byId("tip");
    tip.replaceChildren(...children.filter(Boolean));
    tip.hidden = false;
    const { clientX: x, clientY: y } = event;
    tip.style.left = `${Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 12 : y + 18}px`;
  }

  function hideTip() {
    app.byId("tip").hidden = true;
  }
})((window.techties = window.techties || {}));
