/* What the reader looks at, in the address: view, tab, filters, days and selection. Works from a file. */
(function (GM) {
  'use strict';

  const KINDS = ['event', 'mention', 'claim', 'place'];
  let ready = false;

  function write() {
    if (!ready) return;
    const { lat, lng } = GM.map.getCenter();
    const parts = new URLSearchParams({ view: `${GM.map.getZoom().toFixed(2)}/${lat.toFixed(4)}/${lng.toFixed(4)}`, tab: GM.state.tab });
    for (const [facet, keys] of Object.entries(GM.state.facets)) keys.forEach((key) => parts.append(`only-${facet}`, key));
    if (GM.state.range) parts.set('days', GM.state.range.days.join('..'));
    if (GM.state.hidden.size) parts.set('hide', [...GM.state.hidden].sort().join(','));
    const { selected } = GM.state;
    if (selected) parts.set('at', `${selected.kind}:${GM.item(selected.kind, selected.n).id}`);
    try {
      window.history.replaceState(null, '', `#${parts}`);
    } catch (refused) {
      ready = false; /* a frame without an address of its own keeps none */
    }
  }

  function read() {
    const parts = new URLSearchParams(window.location.hash.slice(1));
    const known = new Set([...GM.data.types.map(([key]) => key), 'claims']);
    const hidden = (parts.get('hide') || '').split(',').filter((key) => known.has(key));
    if (hidden.length) {
      GM.state.hidden = new Set(hidden);
      GM.refilter();
    }
    const facets = {};
    for (const [name, key] of parts) if (name.startsWith('only-')) (facets[name.slice(5)] = facets[name.slice(5)] || []).push(key);
    if (Object.keys(facets).length) GM.setFacets(facets);
    const days = (parts.get('days') || '').split('..');
    if (days.length === 2 && days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))) GM.setDays(days);
    if (GM.id(`gm-page-${parts.get('tab')}`)) GM.openTab(parts.get('tab'));
    const [kind, id] = (parts.get('at') || '').split(/:(.*)/s);
    const item = KINDS.includes(kind) ? GM.find(kind, id) : null;
    if (item) GM.select(kind, item.n, 'link');
    const [zoom, lat, lng] = (parts.get('view') || '').split('/').map(Number);
    if ([zoom, lat, lng].every(Number.isFinite)) GM.map.setView([lat, lng], zoom, { animate: false });
  }

  GM.startPermalink = function () {
    read();
    ready = true;
    GM.map.on('moveend', write);
    for (const topic of ['select', 'filter', 'tab']) GM.on(topic, write);
  };
})((window.GM = window.GM || {}));
