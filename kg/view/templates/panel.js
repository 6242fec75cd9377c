// The side panel: what is known of the chosen link or entity, with the passages that show it.
(function (app) {
  "use strict";

  const MOST_LINKS = 200;

  /** Fills and opens the panel for the id of a link or a node. */
  app.openPanel = function (id) {
    const panel = app.byId("panel");
    const close = app.make("button", { type: "button", class: "close", "aria-label": "Close", click: () => app.select(null) }, "\u00d7");
    const content = app.data.links[id] ? linkContent(id) : nodeContent(id);
    panel.replaceChildren(close, ...content.filter(Boolean));
    panel.hidden = false;
    panel.scrollTop = 0;
  };

  /** Closes the panel. */
  app.closePanel = function () {
    app.byId("panel").hidden = true;
  };

  function linkContent(id) {
    const link = app.data.links[id];
    const claims = app.claimsOf(id);
    const ends = app.make(
      "div",
      { class: "ends" },
      entityButton(link.subject),
      app.make("span", { class: "verb", hue: app.colour("relation", link.relation) }, link.label),
      entityButton(link.object),
    );
    return [ends, app.make("ul", { class: "claims" }, ...claims.map(claimItem)), ...evidenceContent(claims)];
  }

  function entityButton(id) {
    return app.make("button", { type: "button", class: "entity", click: () => app.select(id, true) }, app.make("bdi", {}, app.data.entities[id].label));
  }

  function claimItem(claim) {
    const facts = [
      ["Date", app.span(claim.validFrom, claim.validTo)],
      ["Sources", claim.evidence.length ? String(app.sourcesOf([claim])) : ""],
      ["Belief", claim.belief === undefined ? "" : belief(claim.belief)],
      ["Reported", app.span(claim.firstReported, claim.lastReported)],
    ].filter(([, value]) => value);
    return app.make(
      "li",
      {},
      app.make(
        "div",
        { class: "top" },
        claim.technology ? app.make("span", { class: "name" }, claim.technology) : null,
        app.make("span", { class: "badge", hue: app.tone(`status-${claim.status}`) }, claim.status),
      ),
      app.make("dl", {}, ...facts.map(([name, value]) => app.make("div", {}, app.make("dt", {}, name), app.make("dd", {}, value)))),
    );
  }

  function belief(value) {
    const rounded = Math.round(value * 100);
    const percent = rounded === 100 && value < 1 ? "> 99 %" : `${rounded} %`;
    return app.make("span", { class: "belief" }, app.make("meter", { min: 0, max: 1, value, "aria-label": `Belief ${percent}` }), percent);
  }

  function evidenceContent(claims) {
    const about = new Map();
    for (const claim of claims) {
      for (const place of claim.evidence) {
        about.set(place, [...(about.get(place) || []), claim.technology].filter(Boolean));
      }
    }
    const newest = (place) => app.data.evidence[place].published || "";
    const places = [...about.keys()].sort((a, b) => newest(b).localeCompare(newest(a)) || a - b);
    if (!places.length) return [app.make("p", { class: "eyebrow" }, "No passage is recorded for this.")];
    const items = places.map((place) => passage(app.data.evidence[place], claims.length > 1 ? about.get(place) : []));
    return [app.make("h3", {}, "Evidence"), app.make("ol", { class: "evidence" }, ...items)];
  }

  function passage(one, technologies) {
    const name = one.headline || one.article;
    const title = one.url
      ? app.make("a", { href: one.url, rel: "noopener noreferrer", target: "_blank" }, name)
      : app.make("span", {}, name);
    const rest = [one.headline ? one.article : "", one.published].filter(Boolean).join(" · ");
    return app.make(
      "li",
      {},
      app.make("blockquote", {}, app.make("bdi", {}, ...marked(one))),
      app.make("p", { class: "source" }, title, rest && ` · ${rest}`),
      technologies.length ? app.make("p", { class: "about" }, `On ${technologies.sort().join(", ")}`) : null,
    );
  }

  // Places are in characters, which a string of UTF-16 units has to be split into.
  function marked({ quote = "", trigger, triggerAt }) {
    if (!trigger) return [quote];
    const letters = [...quote];
    const end = triggerAt + [...trigger].length;
    return [letters.slice(0, triggerAt).join(""), app.make("mark", {}, trigger), letters.slice(end).join("")];
  }

  function nodeContent(id) {
    const entity = app.data.entities[id];
    const links = app.linksOf(id);
    const strength = (link) => app.sourcesOf(app.claimsOf(link));
    links.sort((a, b) => strength(b) - strength(a) || other(a, id).localeCompare(other(b, id)));
    const place = entity.kind === "country" ? "" : entity.country;
    const items = links.slice(0, MOST_LINKS).map((link) => linkItem(link, id));
    return [
      app.make("p", { class: "eyebrow" }, [entity.kind, place].filter(Boolean).join(" · ")),
      app.make("h2", {}, app.make("bdi", {}, entity.label)),
      app.make("h3", {}, app.counted(links.length, "link")),
      app.make("ul", { class: "links" }, ...items),
      links.length > MOST_LINKS ? app.make("p", { class: "eyebrow" }, "The list view shows the rest.") : null,
    ];
  }

  function other(id, node) {
    const link = app.data.links[id];
    return app.data.entities[link.subject === node ? link.object : link.subject].label;
  }

  function linkItem(id, node) {
    const link = app.data.links[id];
    const claims = app.claimsOf(id);
    const technologies = [...new Set(claims.map((claim) => claim.technology).filter(Boolean))].sort();
    const incoming = !link.symmetric && link.object === node;
    const verb = link.symmetric ? link.label : incoming ? `\u2190 ${link.label}` : `${link.label} \u2192`;
    const about = app.data.entities[link.object].kind === "technology" ? "" : technologies.join(", ");
    const sources = app.sourcesOf(claims);
    return app.make(
      "li",
      {},
      app.make(
        "button",
        { type: "button", click: () => app.select(id, true) },
        app.make("i", { hue: app.colour("relation", link.relation) }),
        app.make("bdi", {}, other(id, node)),
        app.make("small", {}, sources ? app.counted(sources, "source") : ""),
        app.make("span", { class: "about" }, [verb, about].filter(Boolean).join(" · ")),
      ),
    );
  }
})((window.techties = window.techties || {}));
