/* The places named, with their mentions; behind a switch what looked like a place and is none. */
(function (GM) {
  'use strict';

  const rows = new Map();

  /* One chip for mentions that are written and read alike; the pager steps through them. */
  function mentionChips(place) {
    const groups = new Map();
    for (const n of place.mentions) {
      const { text, look } = GM.data.mentions[n];
      groups.set(`${look} ${text}`, [...(groups.get(`${look} ${text}`) || []), n]);
    }
    return [...groups.values()].map(mentionChip);
  }

  function mentionChip(numbers) {
    const [n] = numbers;
    const mention = GM.data.mentions[n];
    return GM.el('li', {}, GM.el('button', {
      type: 'button', class: `gm-mention-chip is-${mention.look}`, dir: 'auto', title: mention.reading,
      on: { ...GM.pointing('mention', n), click: () => { GM.openTab('text'); GM.select('mention', n, 'list'); } },
    }, mention.text, numbers.length > 1 && GM.el('span', { class: 'gm-times' }, `× ${numbers.length}`)));
  }

  function looks(place) {
    const kinds = new Set(place.mentions.map((n) => GM.data.mentions[n].reading));
    return [...kinds].join('; ');
  }

  function placeRow(place) {
    const node = GM.el('li', { class: 'gm-place', 'data-place': place.id },
      GM.el('button', { type: 'button', class: 'gm-place-name', on: {
        ...GM.pointing('place', place.n),
        click: () => GM.select('place', place.n, 'list'),
      } },
      GM.el('span', { class: `gm-place-sign ${place.point ? 'is-point' : 'is-area'}`, 'aria-hidden': 'true' }),
      GM.el('span', {}, GM.words('strong', '', place.name),
        GM.words('span', 'gm-card-where', [place.kind, ...place.within.filter((name) => name !== place.name)].join(' · '))),
      GM.el('span', { class: 'gm-count' }, place.mentions.length)),
      GM.el('p', { class: 'gm-because' }, looks(place)),
      GM.el('ul', { class: 'gm-mention-list' }, mentionChips(place)));
    rows.set(place.n, node);
    return node;
  }

  function missRow(mention) {
    const why = mention.look === 'unresolved' ? mention.which : mention.why;
    return GM.el('li', { class: 'gm-miss' },
      GM.el('button', {
        type: 'button', class: `gm-mention-chip is-${mention.look}`, dir: 'auto',
        on: { click: () => { GM.openTab('text'); GM.select('mention', mention.n, 'list'); } },
      }, mention.text),
      GM.words('span', '', why.length ? why[0][1] : mention.reading));
  }

  function misses(title, list) {
    if (!list.length) return null;
    return GM.el('details', { class: 'gm-misses' },
      GM.el('summary', {}, title, GM.el('span', { class: 'gm-count' }, list.length)),
      GM.el('ul', {}, list.slice(0, GM.MOST_ROWS).map(missRow)));
  }

  function choose(selected) {
    for (const [n, node] of rows) {
      const chosen = selected !== null && GM.related(selected.kind, selected.n).place.has(n);
      node.classList.toggle('is-chosen', chosen);
    }
  }

  GM.startPlaces = function (page) {
    const placed = GM.data.places.filter((place) => place.mentions.length);
    placed.sort((a, b) => b.mentions.length - a.mentions.length || a.n - b.n);
    const by = (look) => GM.data.mentions.filter((mention) => mention.look === look);
    page.append(...[
      placed.length
        ? GM.el('section', { class: 'gm-section' },
          GM.el('h2', {}, 'Places named', GM.el('span', { class: 'gm-count' }, placed.length)),
          placed.length > GM.MOST_ROWS && GM.el('p', { class: 'gm-note' }, `The ${GM.MOST_ROWS} named most; search finds the others.`),
          GM.el('ul', { class: 'gm-place-list' }, placed.slice(0, GM.MOST_ROWS).map(placeRow)))
        : GM.el('p', { class: 'gm-empty' }, 'No place was found in these reports.'),
      misses('Named, but which place cannot be said', by('unresolved')),
      misses('Looked like a place and is none', by('rejected')),
    ].filter(Boolean));
    GM.on('select', choose);
  };
})((window.GM = window.GM || {}));
