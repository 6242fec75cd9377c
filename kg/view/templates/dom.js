// Small helpers of the page. Foreign text becomes text nodes here and nowhere becomes markup.
(function (app) {
  "use strict";

  /** The element with this id, or null. */
  app.byId = function (id) {
    return document.getElementById(id);
  };

  /** A new element; `attributes` are set as such, `children` are elements or text. */
  app.make = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "hue") element.style.setProperty("--hue", value);
      else if (name === "click") element.addEventListener("click", value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };

  /** A colour of the theme: of a `kind`, `relation` or `status` by name, else its `other`. */
  app.colour = function (group, name) {
    const style = getComputedStyle(document.documentElement);
    const named = /^[\w-]+$/.test(name) && style.getPropertyValue(`--${group}-${name}`).trim();
    return named || style.getPropertyValue(`--${group}-other`).trim();
  };

  /** A plain colour of the theme, such as `ink`. */
  app.tone = function (name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  };

  /** A hexadecimal colour, faded into the background but opaque. */
  app.faded = function (colour) {
    const parts = (hex) => [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16));
    const ground = parts(app.tone("canvas"));
    const mixed = parts(colour).map((value, place) => Math.round(value * 0.16 + ground[place] * 0.84));
    return `rgb(${mixed.join(",")})`;
  };

  /** Number and noun: `1 source`, `3 sources`. */
  app.counted = function (number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  };

  /** A span of time in words; either end may be missing. */
  app.span = function (from, to) {
    if (from && to && from !== to) return `${from} to ${to}`;
    return from || to || "";
  };
})((window.techties = window.techties || {}));
