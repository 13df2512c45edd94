/* The page's data, what is selected and hidden, and who wants to know. */
(function (GM) {
  'use strict';

  const listeners = {};

  GM.on = function (topic, listener) {
    (listeners[topic] = listeners[topic] || []).push(listener);
  };

  GM.emit = function (topic, value) {
    for (const listener of listeners[topic] || []) listener(value);
  };

  GM.state = { selected: null, hidden: new Set(), facets: {}, reading: {}, range: null, tab: 'text' };

  const LISTS = { event: 'events', mention: 'mentions', claim: 'claims', place: 'places' };

  GM.load = async function () {
    GM.data = JSON.parse(GM.id('geomap-data').textContent);
    if (GM.data.bulk) await GM.unpackBulk(GM.data);
    else GM.data.mentions.forEach((mention) => { mention.events = []; });
    for (const list of Object.values(LISTS)) GM.data[list].forEach((item, index) => { item.n = index; });
    for (const claim of GM.data.claims) claim.events = [];
    for (const place of GM.data.places) place.mentions = [];
    for (const event of GM.data.events) {
      if (event.mention !== null && !GM.columns) GM.data.mentions[event.mention].events.push(event.n);
      for (const claim of event.claims) GM.data.claims[claim].events.push(event.n);
    }
    for (const mention of GM.data.mentions) {
      if (mention.place !== null) GM.data.places[mention.place].mentions.push(mention.n);
    }
  };

  GM.item = (kind, n) => GM.data[LISTS[kind]][n];

  GM.placeOf = (item) => (item.place === null || item.place === undefined ? null : GM.data.places[item.place]);

  GM.find = function (kind, id) {
    return LISTS[kind] ? GM.data[LISTS[kind]].find((item) => item.id === id) || null : null;
  };

  /* What belongs to a thing: sets of numbers by kind. */
  GM.related = function (kind, n) {
    const found = { event: new Set(), mention: new Set(), claim: new Set(), place: new Set() };
    found[kind].add(n);
    const item = GM.item(kind, n);
    if (kind === 'event') {
      if (item.mention !== null) found.mention.add(item.mention);
      item.claims.forEach((claim) => found.claim.add(claim));
    } else if (kind === 'claim' || kind === 'mention') {
      item.events.forEach((event) => found.event.add(event));
    } else {
      for (const mention of item.mentions) {
        found.mention.add(mention);
        GM.data.mentions[mention].events.forEach((event) => found.event.add(event));
      }
    }
    return found;
  };

  /* `from` names the view in which it was chosen: that view does not move under the reader's hand. */
  GM.select = function (kind, n, from) {
    GM.state.selected = { kind, n, from: from || 'key' };
    GM.emit('select', GM.state.selected);
  };

  GM.deselect = function () {
    if (!GM.state.selected) return;
    GM.state.selected = null;
    GM.emit('select', null);
  };

  GM.isSelected = (kind, n) =>
    GM.state.selected !== null && GM.state.selected.kind === kind && GM.state.selected.n === n;

  GM.hover = (kind, n) => GM.emit('hover', kind ? { kind, n } : null);

  /* Listeners that make a node point at a thing while the pointer or the focus is on it. */
  GM.pointing = (kind, n) => ({
    pointerenter: () => GM.hover(kind, n),
    pointerleave: () => GM.hover(null),
    focus: () => GM.hover(kind, n),
    blur: () => GM.hover(null),
  });

  GM.inRange = function (event) {
    if (!GM.state.range) return true;
    if (!event.first && !event.last) return GM.state.range.undated;
    const [from, to] = GM.state.range.days;
    return (event.first || event.last) <= to && (event.last || event.first) >= from;
  };

  const passes = (event) => !GM.state.hidden.has(event.type) && GM.inRange(event) && GM.passesFacets(event);

  let mask = null; /* of a page with very many events */

  GM.isShown = (event) => (mask ? mask[event.n] === 1 : passes(event));

  GM.refilter = function () {
    if (GM.columns) mask = GM.maskEvents(GM.passesFacets);
    GM.emit('filter');
  };
})((window.GM = window.GM || {}));
