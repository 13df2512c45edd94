/* What an event must be to be shown, besides its type and its days: where it was told, where and to whom it happened, how it is placed. */
(function (GM) {
  'use strict';

  const MOST = 40;
  const PRECISIONS = { 1: 'at a town', 2: 'near a town, or part of a region', 3: 'a region' };
  const PLACEMENTS = { area: 'a country or region', zone: 'a zone of a claim', listed: 'not on the map' };
  const named = (list) => list.map(([text, name]) => name || text);

  const countryOf = function (event) {
    const place = GM.placeOf(event);
    if (!place || !place.country) return [];
    return [[place.country, place.within.length ? place.within[place.within.length - 1] : place.name]];
  };

  /* Each facet gives the values of an event, as pairs of a key and the words for it. */
  const FACETS = [
    ['report', 'Report', (event) => [[GM.data.documents[event.doc].id, GM.data.documents[event.doc].name]]],
    ['country', 'Country', countryOf],
    ['who', 'Who takes part', (event) => [...new Set(named([...event.actors, ...event.recipients]))].map((name) => [name, name])],
    ['placed', 'Placed', (event) => {
      const words = event.placement === 'pin' ? PRECISIONS[event.precision || 1] : PLACEMENTS[event.placement];
      return [[words, words]];
    }],
    ['told', 'Told as', (event) => [[event.mode, event.mode]]],
    ['verdict', 'Distance claim', (event) => [...new Set(event.claims.map((n) => GM.data.claims[n].verdict))].map((one) => [one, one])],
  ];
  const values = new Map(); /* facet -> per event a list of keys */
  const words = new Map(); /* facet -> key -> words */
  const boxes = [];

  const chosen = (facet) => GM.state.facets[facet] || [];
  const passes = (facet, event) => chosen(facet).length === 0 || values.get(facet)[event.n].some((key) => chosen(facet).includes(key));
  const others = (event, but) => FACETS.every(([facet]) => facet === but || passes(facet, event));

  GM.passesFacets = (event) => values.size === 0 || others(event, null);

  /* A claim passes by its verdict and its report; the other facets are those of events. */
  GM.claimPasses = function (claim) {
    const fits = (facet, key) => chosen(facet).length === 0 || chosen(facet).includes(key);
    return fits('verdict', claim.verdict) && fits('report', GM.data.documents[claim.doc].id);
  };

  GM.isFiltered = () => FACETS.some(([facet]) => chosen(facet).length > 0);

  /* Facets by name from an address; what is not on this page is left out. */
  GM.setFacets = function (given) {
    GM.state.facets = {};
    for (const [facet] of FACETS) {
      const known = (given[facet] || []).filter((key) => words.get(facet).has(key));
      if (known.length) GM.state.facets[facet] = known;
    }
    GM.refilter();
  };

  function toggle(facet, key) {
    const now = chosen(facet);
    GM.setFacets({ ...GM.state.facets, [facet]: now.includes(key) ? now.filter((one) => one !== key) : [...now, key] });
  }

  function collect() {
    for (const [facet, , read] of FACETS) {
      const known = new Map();
      const alike = new Map();
      values.set(facet, GM.data.events.map((event) => {
        const like = GM.columns && `${facet === 'report' ? event.doc : facet === 'country' ? event.place : GM.columns.kind[event.n]}`;
        if (like && alike.has(like)) return alike.get(like);
        const keys = read(event).map(([key, label]) => {
          if (!known.has(key)) known.set(key, label);
          return key;
        });
        if (like) alike.set(like, keys);
        return keys;
      }));
      if (facet === 'verdict') for (const claim of GM.data.claims) known.set(claim.verdict, claim.verdict);
      words.set(facet, known);
    }
  }

  function row(facet, key, label) {
    const count = GM.el('span', { class: 'gm-count' });
    const box = GM.el('input', { type: 'checkbox', on: { change: () => toggle(facet, key) } });
    boxes.push({ facet, key, box, count });
    return GM.el('li', {}, GM.el('label', {}, box, GM.words('span', 'gm-facet-words', label), count));
  }

  function group([facet, title]) {
    const known = [...words.get(facet)];
    if (known.length < 2) return null;
    const size = new Map(known.map(([key]) => [key, 0]));
    for (const keys of values.get(facet)) for (const key of keys) size.set(key, size.get(key) + 1);
    known.sort((one, other) => size.get(other[0]) - size.get(one[0]) || (one[1] < other[1] ? -1 : 1));
    const rest = known.length - MOST;
    return GM.el('fieldset', { class: 'gm-facet', 'data-facet': facet }, GM.el('legend', {}, title),
      GM.el('ul', {}, known.slice(0, MOST).map(([key, label]) => row(facet, key, label))),
      rest > 0 && GM.el('p', { class: 'gm-note' }, `and ${rest} more: search finds them`));
  }

  /* Live counts: how many events each value would show, the other filters as they are. */
  function count() {
    if (GM.columns && GM.id('gm-filters').hidden) return;
    const shown = GM.data.events.filter((event) => !GM.state.hidden.has(event.type) && GM.inRange(event));
    const sums = new Map(FACETS.map(([facet]) => {
      const sum = new Map();
      for (const event of shown) {
        if (others(event, facet)) for (const key of values.get(facet)[event.n]) sum.set(key, (sum.get(key) || 0) + 1);
      }
      return [facet, sum];
    }));
    for (const { facet, key, box, count: node } of boxes) {
      node.textContent = String(sums.get(facet).get(key) || 0);
      box.checked = chosen(facet).includes(key);
    }
  }

  function chips(bar) {
    const active = FACETS.flatMap(([facet, title]) => chosen(facet).map((key) => [facet, key, title]));
    GM.clear(bar).append(...active.map(([facet, key, title]) =>
      GM.el('li', {}, GM.button([GM.words('span', '', `${title}: ${words.get(facet).get(key)}`), GM.icon('close')],
        () => toggle(facet, key), { class: 'gm-filter-chip', 'aria-label': `Remove the filter ${title}: ${words.get(facet).get(key)}` }))));
    if (active.length) bar.append(GM.el('li', {}, GM.button('Clear filters', () => GM.setFacets({}), { id: 'gm-clear', class: 'gm-link' })));
    bar.hidden = active.length === 0;
    return active.length;
  }

  GM.startFilters = function () {
    collect();
    const button = GM.id('gm-filter');
    const box = GM.id('gm-filters');
    const bar = GM.id('gm-chips');
    const groups = FACETS.map(group).filter(Boolean);
    button.hidden = groups.length === 0;
    box.append(...groups);
    const badge = GM.el('span', { class: 'gm-count', hidden: true });
    button.append(GM.icon('filter'), GM.el('span', { class: 'gm-tool-words' }, 'Filter'), badge);
    GM.startMenu(button, box);
    button.addEventListener('click', count);
    GM.on('filter', () => {
      const active = chips(bar);
      badge.textContent = String(active);
      badge.hidden = active === 0;
      count();
    });
    count();
  };
})((window.GM = window.GM || {}));
