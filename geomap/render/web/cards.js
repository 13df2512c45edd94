/* The lists of events and claims. A selected card opens in place. */
(function (GM) {
  'use strict';

  const LEAD = 70;
  let stale = false;
  const cards = { event: new Map(), claim: new Map() };

  function card(kind, item, className, ...content) {
    const heading = content.shift();
    const node = GM.el('li', { class: `gm-card ${className}`, 'data-card': item.id, on: {
      pointerenter: () => GM.hover(kind, item.n),
      pointerleave: () => GM.hover(null),
    } },
    GM.el('button', { type: 'button', class: 'gm-card-head', 'aria-expanded': 'false', on: {
      focus: () => GM.hover(kind, item.n),
      blur: () => GM.hover(null),
      click: () => (GM.isSelected(kind, item.n) ? GM.deselect() : GM.select(kind, item.n, 'list')),
    } }, heading), content);
    const more = GM.el('div', { class: 'gm-card-more', hidden: true });
    node.append(more);
    cards[kind].set(item.n, { node, more });
    return node;
  }

  function quote([before, trigger, after]) {
    const cut = before.length > LEAD ? before.indexOf(' ', before.length - LEAD) + 1 : 0;
    return GM.words('blockquote', '', cut > 0 && GM.el('span', { class: 'gm-early' }, before.slice(0, cut)),
      before.slice(Math.max(cut, 0)), GM.el('mark', {}, trigger), after);
  }

  const report = (item) => GM.words('p', 'gm-origin', GM.data.documents[item.doc].name);

  function eventCard(event) {
    const place = GM.placeOf(event);
    const unknown = !event.first && !event.last;
    return card('event', event, `is-${event.placement}`,
      [
        GM.glyph(event.type, 20),
        GM.el('span', { class: 'gm-card-title' },
          GM.words('strong', '', event.name),
          GM.el('span', { class: 'gm-card-where' },
            GM.words('span', '', place ? GM.whereWords(place) : 'no place given'),
            GM.el('span', { class: unknown ? 'is-unknown' : null }, event.when))),
        GM.el('span', { class: `gm-chip is-${event.placement}` }, event.placement === 'listed' ? event.mode_words : event.placement_words),
      ],
      quote(event.quote), reason(event), report(event));
  }

  /* Why it stands where it does, in the text's own words; else the reason given for its placement, or the last one. */
  function reason(event) {
    const given = event.why.find(([rule]) => rule.startsWith('placement')) || event.why[event.why.length - 1];
    const telling = event.because || (given && given[1]);
    return telling ? GM.words('p', 'gm-because', telling) : null;
  }

  function claimCard(claim) {
    return card('claim', claim, `is-${claim.verdict}`,
      [
        GM.verdictSign(claim.verdict),
        GM.el('span', { class: 'gm-card-title' },
          GM.words('strong', '', `“${claim.text}”`),
          GM.el('span', { class: 'gm-card-where' },
            GM.words('span', '', [claim.subject && claim.subject[0], claim.claimed].filter(Boolean).join(': ')))),
        GM.el('span', { class: `gm-chip is-${claim.verdict}` }, claim.verdict),
      ],
      claim.why.slice(0, 2).map(([, words]) => GM.words('p', 'gm-because', words)),
      claim.readings.length ? GM.claimReadings(claim) : null, report(claim));
  }

  function section(title, note, items, build) {
    if (!items.length) return null;
    return GM.el('section', { class: 'gm-section' },
      GM.el('h2', {}, title, GM.el('span', { class: 'gm-count' }, items.length)),
      note && GM.el('p', { class: 'gm-note' }, note),
      items.length > GM.MOST_ROWS && GM.el('p', { class: 'gm-note' }, `The first ${GM.MOST_ROWS}; filter to see others.`),
      GM.el('ul', { class: 'gm-cards' }, items.slice(0, GM.MOST_ROWS).map(build)));
  }

  function inText(kind, item) {
    return GM.button('Show in the text', () => {
      GM.openTab('text');
      GM.select(kind, item.n, 'list');
    }, { class: 'gm-link' });
  }

  function open(selected) {
    if (selected && selected.kind === 'event') ensure(selected.n);
    for (const kind of Object.keys(cards)) {
      for (const [n, { node, more }] of cards[kind]) {
        const chosen = selected !== null && selected.kind === kind && selected.n === n;
        node.classList.toggle('is-chosen', chosen);
        node.firstChild.setAttribute('aria-expanded', String(chosen));
        more.hidden = !chosen;
        GM.clear(more);
        if (!chosen) continue;
        const item = GM.item(kind, n);
        more.append(...(kind === 'event' ? GM.eventDetails(item) : GM.claimDetails(item)).filter(Boolean), inText(kind, item));
        if (selected.from !== 'list') GM.scrollTo(node, 'nearest');
      }
    }
  }

  GM.showCard = (kind, n) => GM.scrollTo(cards[kind].get(n).node, 'start');

  function show() {
    for (const [n, { node }] of cards.event) node.classList.toggle('is-hidden', !GM.isShown(GM.data.events[n]));
    for (const [n, { node }] of cards.claim) node.classList.toggle('is-hidden', !GM.claimPasses(GM.data.claims[n]));
  }

  function reread(claim) {
    const { more } = cards.claim.get(claim.n);
    if (!more.hidden) GM.clear(more).append(...GM.claimDetails(claim).filter(Boolean), inText('claim', claim));
  }

  /* Of very many events only the first shown have cards; one that is selected gets its own in front. */
  function ensure(n) {
    const list = cards.event.has(n) ? null : GM.id('gm-page-events').querySelector('.gm-cards');
    if (list) list.prepend(eventCard(GM.data.events[n]));
  }

  function fill(page, events) {
    cards.event.clear();
    const told = (event) => event.placement === 'listed';
    GM.clear(page).append(...[
      section('On the map', null, events.filter((event) => !told(event)), eventCard),
      section('Told, not pinned', 'Denied, planned, past, only said, or without a place: read, but kept off the map.', events.filter(told), eventCard),
      events.length ? null : empty('No event was found in these reports.'),
    ].filter(Boolean));
  }

  /* The list is made anew when it is next looked at. */
  function refill(page) {
    stale = true;
    if (!page.hidden) freshen(page);
  }

  function freshen(page) {
    if (!stale) return;
    stale = false;
    fill(page, GM.data.events.filter(GM.isShown));
    open(GM.state.selected);
  }

  function empty(text) {
    return GM.el('p', { class: 'gm-empty' }, text);
  }

  GM.startCards = function (eventsPage, claimsPage) {
    const { events, claims } = GM.data;
    fill(eventsPage, events);
    claimsPage.append(...[
      section('Distance claims', 'Each is measured under every reading of its landmark.', claims, claimCard),
      claims.length ? null : empty('These reports make no claim about a distance.'),
    ].filter(Boolean));
    GM.on('select', open);
    GM.on('filter', () => (GM.columns ? refill(eventsPage) : show()));
    GM.on('reading', reread);
    GM.on('tab', () => freshen(eventsPage));
  };
})((window.GM = window.GM || {}));
