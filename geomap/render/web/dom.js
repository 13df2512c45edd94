/* Elements from plain values. Text is only ever set as text, never parsed as markup. */
(function (GM) {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === 'on') {
        for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
      } else {
        node.setAttribute(name, value === true ? '' : String(value));
      }
    }
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false) continue;
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return node;
  }

  /* More marks than this are painted, and longer lists are cut. */
  GM.MOST_BARS = 60; /* more are columns by day */

  GM.MOST_MARKS = 300;
  GM.MOST_ROWS = 300;

  GM.el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  GM.svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
  GM.id = (name) => document.getElementById(name);

  GM.clear = function (node) {
    node.replaceChildren();
    return node;
  };

  /* Words of a document or the gazetteer: any script, in its own direction. */
  GM.words = (tag, className, ...children) => GM.el(tag, { class: className, dir: 'auto' }, ...children);

  GM.button = (label, listener, attributes) =>
    GM.el('button', { type: 'button', on: { click: listener }, ...attributes }, label);

  GM.calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

  GM.narrow = () => window.matchMedia('(max-width: 759px)').matches;

  /* On the next frame, when the panel has the height that a selection leaves it. */
  GM.scrollTo = function (node, block) {
    requestAnimationFrame(() => node.scrollIntoView({ block: block || 'center', behavior: GM.calm() ? 'auto' : 'smooth' }));
  };
})((window.GM = window.GM || {}));
