/* One field for places, events, claims and words of the text. */
(function (GM) {
  'use strict';

  const LIMIT = 8;
  let hits = [];
  let at = -1;

  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  function entries() {
    const found = [];
    for (const place of GM.data.places) {
      if (!place.mentions.length) continue;
      const names = [place.name, ...place.mentions.map((n) => GM.data.mentions[n].text)];
      const note = [place.kind, ...place.within.filter((name) => name !== place.name)].join(' · ');
      found.push({ kind: 'place', n: place.n, label: place.name, note, text: fold(names.join(' ')) });
    }
    for (const event of GM.columns ? [] : GM.data.events) {
      const place = GM.placeOf(event);
      const note = [place ? GM.whereWords(place) : event.placement_words, event.when].join(' · ');
      found.push({ kind: 'event', n: event.n, label: event.name, note, text: fold(`${event.name} ${note} ${event.quote.join('')}`) });
    }
    for (const claim of GM.data.claims) {
      found.push({ kind: 'claim', n: claim.n, label: `“${claim.text}”`, note: `distance claim · ${claim.verdict}`, text: fold(claim.text) });
    }
    return found;
  }

  function mark(list, input) {
    [...list.children].forEach((node, i) => node.setAttribute('aria-selected', String(i === at)));
    if (at >= 0) input.setAttribute('aria-activedescendant', `gm-hit-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function close(input, list) {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function take(hit, input, list) {
    if (!hit) return;
    close(input, list);
    if (hit.kind === 'place') {
      const [mention] = GM.data.places[hit.n].mentions;
      GM.openTab('text');
      GM.select('mention', mention, 'search');
    } else {
      GM.select(hit.kind, hit.n, 'search');
    }
  }

  function show(index, input, list) {
    const wanted = fold(input.value.trim()).split(/\s+/).filter(Boolean);
    hits = wanted.length ? index.filter((entry) => wanted.every((word) => entry.text.includes(word))).slice(0, LIMIT) : [];
    at = hits.length ? 0 : -1;
    GM.clear(list).append(...hits.map((hit, i) =>
      GM.el('li', { role: 'option', id: `gm-hit-${i}`, on: { pointerdown: (native) => { native.preventDefault(); take(hit, input, list); } } },
        GM.words('span', '', hit.label), GM.words('span', 'gm-hit-note', hit.note))));
    if (wanted.length && !hits.length) list.append(GM.el('li', { class: 'gm-empty', role: 'option', 'aria-disabled': 'true' }, 'Nothing by that name'));
    list.hidden = !wanted.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(list, input);
  }

  GM.startSearch = function () {
    const input = GM.id('gm-q');
    const list = GM.id('gm-hits');
    let index = null;
    input.addEventListener('input', () => show(index || (index = entries()), input, list));
    input.addEventListener('blur', () => close(input, list));
    input.addEventListener('keydown', (native) => {
      if (native.key === 'ArrowDown' || native.key === 'ArrowUp') {
        native.preventDefault();
        if (!hits.length) return;
        at = (at + (native.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length;
        mark(list, input);
      } else if (native.key === 'Enter') {
        take(hits[Math.max(at, 0)], input, list);
      } else if (native.key === 'Escape') {
        native.stopPropagation();
        if (list.hidden) input.blur();
        close(input, list);
      }
    });
  };
})((window.GM = window.GM || {}));
