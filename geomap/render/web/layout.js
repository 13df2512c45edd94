/* Tabs, the panel and its edge, the dock under the text, the About dialog and the keys. */
(function (GM) {
  'use strict';

  const TABS = ['text', 'events', 'claims', 'places'];
  const NARROWEST = 300;
  const SHOWN_IN = { event: 'events', claim: 'claims' };

  GM.openTab = function (name) {
    GM.state.tab = name;
    for (const tab of TABS) {
      const chosen = tab === name;
      const button = GM.id(`gm-tab-${tab}`);
      button.setAttribute('aria-selected', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      GM.id(`gm-page-${tab}`).hidden = !chosen;
    }
    dock(GM.state.selected);
    document.querySelector('.gm-body').classList.remove('has-map-held');
    GM.emit('tab', name);
  };

  function startTabs() {
    const counts = { events: GM.data.events.length, claims: GM.data.claims.length, places: GM.data.places.filter((place) => place.mentions.length).length };
    TABS.forEach((name, i) => {
      const button = GM.id(`gm-tab-${name}`);
      if (counts[name] !== undefined) button.append(GM.el('span', { class: 'gm-count' }, counts[name]));
      button.addEventListener('click', () => GM.openTab(name));
      button.addEventListener('keydown', (native) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[native.key];
        if (!by) return;
        const next = TABS[(i + by + TABS.length) % TABS.length];
        GM.openTab(next);
        GM.id(`gm-tab-${next}`).focus();
      });
    });
  }

  function head(selected) {
    const item = GM.item(selected.kind, selected.n);
    if (selected.kind === 'event') return [GM.glyph(item.type, 20), item.name, GM.placeOf(item) && GM.placeOf(item).name];
    if (selected.kind === 'claim') return [GM.verdictSign(item.verdict), `“${item.text}”`, item.verdict];
    const place = selected.kind === 'place' ? item : GM.placeOf(item);
    return [null, place ? place.name : item.text, place ? place.within.join(', ') || place.kind : item.status];
  }

  function body(selected) {
    const item = GM.item(selected.kind, selected.n);
    if (selected.kind === 'event') return [GM.el('p', { class: 'gm-because' }, item.when), ...GM.eventDetails(item)];
    if (selected.kind === 'claim') return [item.readings.length ? GM.claimReadings(item) : null, ...GM.claimDetails(item)];
    if (selected.kind === 'mention') return GM.mentionDetails(item);
    return [];
  }

  /* Details stand under the text, never over the thing that they explain; a list shows them in its own card. */
  function dock(selected) {
    const box = GM.id('gm-dock');
    const wanted = selected && selected.kind !== 'place' && SHOWN_IN[selected.kind] !== GM.state.tab;
    box.hidden = !wanted;
    GM.clear(box);
    if (!wanted) return;
    const [sign, title, note] = head(selected);
    box.append(
      GM.el('header', { class: 'gm-dock-head' }, sign,
        GM.el('h2', {}, GM.words('span', '', title), note && GM.words('small', '', note)),
        GM.button('Map', () => GM.scrollTo(GM.map.getContainer()), { class: 'gm-link gm-narrow-only' }),
        GM.button('Text', () => GM.select(selected.kind, selected.n, 'dock'), { class: 'gm-link gm-narrow-only' }),
        selected.kind === 'mention' && GM.pager(GM.item('mention', selected.n)),
        GM.button(GM.icon('close'), GM.deselect, { class: 'gm-tool', 'aria-label': 'Close the details' })),
      GM.el('div', { class: 'gm-dock-body' }, body(selected).filter(Boolean)));
  }

  /* The details say what was said of their mention; the focus stays where it was. */
  function recorrect() {
    const focused = document.activeElement && document.activeElement.dataset.say;
    const at = focused ? [...GM.id('gm-dock').querySelectorAll('[data-say]')].indexOf(document.activeElement) : -1;
    dock(GM.state.selected);
    const node = at < 0 ? null : GM.id('gm-dock').querySelectorAll('[data-say]')[at];
    if (node) node.focus();
  }

  function onSelect(selected) {
    if (selected && (selected.from === 'map' || selected.from === 'time' || selected.from === 'search' || selected.from === 'key')) {
      const own = SHOWN_IN[selected.kind];
      if (GM.state.tab !== own && GM.state.tab !== 'text') GM.openTab('text');
    }
    dock(selected);
    holdMap(selected);
  }

  /* On one column, a card that is chosen in its list brings the map along: it stays above the list while the card is open. */
  function holdMap(selected) {
    const held = GM.narrow() && selected !== null && selected.from === 'list' && SHOWN_IN[selected.kind] === GM.state.tab;
    document.querySelector('.gm-body').classList.toggle('has-map-held', held);
    if (held) GM.showCard(selected.kind, selected.n);
  }

  function setWidth(pixels) {
    const widest = Math.max(NARROWEST, window.innerWidth * 0.6);
    const width = Math.round(Math.max(NARROWEST, Math.min(widest, pixels)));
    document.documentElement.style.setProperty('--panel', `${width}px`);
    GM.id('gm-split').setAttribute('aria-valuenow', String(width));
  }

  function startSplit() {
    const split = GM.id('gm-split');
    const panel = GM.id('gm-panel');
    split.addEventListener('pointerdown', (native) => {
      native.preventDefault();
      split.setPointerCapture(native.pointerId);
      const move = (moved) => setWidth(moved.clientX);
      split.addEventListener('pointermove', move);
      split.addEventListener('pointerup', () => split.removeEventListener('pointermove', move), { once: true });
    });
    split.addEventListener('keydown', (native) => {
      const by = { ArrowLeft: -24, ArrowRight: 24 }[native.key];
      if (by) setWidth(panel.offsetWidth + by);
    });
    GM.id('gm-fold').addEventListener('click', () => {
      const folded = document.body.classList.toggle('is-folded');
      GM.id('gm-fold').setAttribute('aria-expanded', String(!folded));
      GM.id('gm-fold').setAttribute('aria-label', folded ? 'Unfold the panel' : 'Fold the panel');
    });
    new ResizeObserver(() => { if (!GM.onPaper()) GM.map.invalidateSize({ animate: false, pan: false }); }).observe(GM.map.getContainer());
  }

  function startAbout() {
    const dialog = GM.id('gm-about');
    const { made, notices } = GM.data;
    GM.id('gm-made').append(
      GM.el('dt', {}, 'geomap'), GM.el('dd', {}, made.version),
      GM.el('dt', {}, 'Gazetteer'), GM.el('dd', {}, made.gazetteer, ' ', GM.el('code', {}, made.gazetteer_sha256.slice(0, 16))),
      GM.el('dt', {}, 'Borders'), GM.el('dd', {}, `world view: ${made.world_view.toUpperCase()}`));
    GM.id('gm-notices').append(...notices.map((notice) => GM.el('li', {}, notice)));
    GM.id('gm-help').addEventListener('click', () => dialog.showModal());
    GM.id('gm-about-close').addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (native) => { if (native.target === dialog) dialog.close(); });
  }

  /* n and p walk through the events on the map, / searches, Esc lets go, ? explains. */
  function step(by) {
    const shown = GM.data.events.filter((event) => event.placement !== 'listed' && GM.isShown(event));
    if (!shown.length) return;
    const now = GM.state.selected && GM.state.selected.kind === 'event' ? shown.findIndex((event) => event.n === GM.state.selected.n) : -1;
    const next = now < 0 ? (by > 0 ? 0 : shown.length - 1) : (now + by + shown.length) % shown.length;
    GM.select('event', shown[next].n, 'key');
  }

  function startKeys() {
    const keys = {
      n: () => step(1),
      p: () => step(-1),
      '/': () => GM.id('gm-q').focus(),
      '?': () => GM.id('gm-about').showModal(),
      Escape: GM.deselect,
    };
    document.addEventListener('keydown', (native) => {
      const typing = native.target.closest('input:not([type=checkbox]):not([type=radio]), select, textarea, dialog[open]');
      if (native.ctrlKey || native.metaKey || native.altKey || typing || !keys[native.key]) return;
      native.preventDefault();
      keys[native.key]();
    });
  }

  GM.startLayout = function () {
    startTabs();
    startSplit();
    startAbout();
    startKeys();
    GM.on('select', onSelect);
    GM.on('correction', recorrect);
    GM.map.on('click', GM.deselect);
    GM.openTab('text');
  };
})((window.GM = window.GM || {}));
