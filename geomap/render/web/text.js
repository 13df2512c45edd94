/* The reports themselves, every mention, claim and trigger of an event marked where it stands. */
(function (GM) {
  'use strict';

  const FIRST_REPORTS = 5;
  const written = new Map();
  const marked = { mention: new Map(), claim: new Map(), event: new Map() };

  function remember(kind, n, node) {
    marked[kind].set(n, [...(marked[kind].get(n) || []), node]);
    return node;
  }

  /* A span that acts as a button: a real one could not break over lines. */
  function active(kind, n, className, text, title) {
    const choose = (native) => {
      native.stopPropagation();
      GM.select(kind, n, 'text');
    };
    return remember(kind, n, GM.el('span', {
      class: className, role: 'button', tabindex: '0', title, [`data-${kind}`]: GM.item(kind, n).id,
      on: {
        ...GM.pointing(kind, n),
        click: choose,
        keydown: (native) => {
          if (native.key !== 'Enter' && native.key !== ' ') return;
          native.preventDefault();
          choose(native);
        },
      },
    }, text));
  }

  function mentionNode(mention, text) {
    const place = GM.placeOf(mention);
    const title = place ? `${GM.whereWords(place)}: ${mention.reading}` : `${mention.status}: ${mention.reading}`;
    const pinned = mention.events.map((n) => GM.data.events[n]).find((event) => event.placement === 'pin');
    const node = active('mention', mention.n, `gm-mention is-${mention.look}`, text, title);
    if (pinned) node.prepend(GM.glyph(pinned.type, 11));
    if (mention.look === 'ambiguous') node.dataset.count = String(mention.others.length + 1);
    return node;
  }

  function runNode(run, first) {
    if (typeof run === 'string') return document.createTextNode(run);
    const [text, mention, claim, events] = run;
    if (mention !== null) return mentionNode(GM.data.mentions[first[0] + mention], text);
    if (events.length) {
      const event = GM.data.events[first[1] + events[0]];
      const node = active('event', event.n, `gm-trigger is-${event.type}`, text, `${event.name}: ${event.placement_words}`);
      events.slice(1).forEach((other) => remember('event', first[1] + other, node));
      return node;
    }
    return active('claim', first[2] + claim, 'gm-claim-words', text, 'distance claim');
  }

  function blockNode([kind, ...runs], first, headline) {
    const tag = headline ? 'h2' : kind === 'title' || kind === 'heading' ? 'h3' : 'p';
    const block = GM.words(tag, `gm-block is-${kind}`);
    let wrapper = null;
    let open = null;
    for (const run of runs) {
      const claim = typeof run === 'string' ? null : run[2];
      if (claim !== open) {
        open = claim;
        wrapper = null;
        if (claim !== null) {
          const n = first[2] + claim;
          wrapper = remember('claim', n, GM.el('span', { class: `gm-claim is-${GM.data.claims[n].verdict}` }));
          block.append(wrapper);
        }
      }
      (wrapper || block).append(runNode(run, first));
    }
    return block;
  }

  function source(report) {
    if (!report.source) return null;
    if (!report.href || !/^https?:\/\//i.test(report.href)) return GM.words('span', 'gm-source', report.source);
    return GM.el('a', { class: 'gm-source', href: report.href, rel: 'noopener noreferrer', target: '_blank', dir: 'auto' }, report.source);
  }

  function reportNode(report, n) {
    const headline = report.headline === null ? -1 : report.headline;
    const heading = GM.el('header', { class: 'gm-report-head' },
      report.blocks.slice(0, Math.max(headline, 0)).map((block) => blockNode(block, report.first)),
      headline < 0 ? GM.words('h2', report.title ? '' : 'is-borrowed', report.name) : blockNode(report.blocks[headline], report.first, true),
      GM.el('p', { class: 'gm-meta' },
        source(report),
        GM.el('span', {}, dated(report)),
        GM.el('span', { title: `SHA-256 of the text: ${report.sha256}`, class: 'gm-hash' }, report.sha256.slice(0, 10))));
    return GM.el('article', { class: 'gm-report', id: `gm-report-${n}`, lang: report.language, 'data-doc': report.id },
      heading, report.blocks.slice(headline + 1).map((block) => blockNode(block, report.first)));
  }

  /* Of very many reports each is written when it is first wanted, in its place. */
  function ensure(n) {
    if (written.has(n)) return;
    const page = GM.id('gm-page-text');
    const node = reportNode(GM.data.documents[n], n);
    const later = [...written.entries()].filter(([other]) => other > n).sort((a, b) => a[0] - b[0])[0];
    written.set(n, node);
    if (later) later[1].before(node);
    else page.append(node);
  }

  function choose(selected) {
    if (selected && selected.kind !== 'place') ensure(GM.item(selected.kind, selected.n).doc);
    const related = selected ? GM.related(selected.kind, selected.n) : null;
    let target = null;
    for (const kind of ['claim', 'event', 'mention']) {
      for (const [n, nodes] of marked[kind]) {
        const chosen = related !== null && related[kind].has(n);
        nodes.forEach((node) => node.classList.toggle('is-chosen', chosen));
        if (chosen && (!target || selected.kind === kind)) [target] = nodes;
      }
    }
    const stays = selected && (selected.from === 'text' || (selected.from === 'map' && GM.narrow()));
    if (target && !stays) GM.scrollTo(target);
  }

  function point(hovered) {
    const related = hovered ? GM.related(hovered.kind, hovered.n) : null;
    for (const kind of ['claim', 'event', 'mention']) {
      for (const [n, nodes] of marked[kind]) {
        const pointed = related !== null && related[kind].has(n);
        nodes.forEach((node) => node.classList.toggle('is-pointed', pointed));
      }
    }
  }

  const KEY = [
    ['located', 'Town', 'a point'], ['area', 'Region', 'an area'], ['ambiguous', 'Name', 'another place nearly as likely'],
    ['figurative', 'Capital', 'a side or a people'], ['unresolved', 'Name', 'not placed, or no place here'],
  ];

  function dated(report) {
    if (report.published) return `published ${report.published}`;
    return report.dateline ? `dated ${report.dateline} in its first line` : 'publication date unknown';
  }

  function keyNode() {
    return GM.el('p', { class: 'gm-key' }, KEY.map(([look, word, meaning]) =>
      GM.el('span', {}, GM.el('span', { class: `gm-mention is-${look}` }, word), ` ${meaning}`)));
  }

  function jump() {
    if (GM.data.documents.length < 2) return null;
    return GM.el('select', {
      class: 'gm-jump', 'aria-label': 'Go to a report',
      on: { change: (native) => { ensure(Number(native.target.value)); GM.scrollTo(GM.id(`gm-report-${native.target.value}`), 'start'); } },
    }, GM.data.documents.map((report, n) => GM.el('option', { value: n }, `${n + 1}. ${report.name}`)));
  }

  GM.startText = function (page) {
    page.append(...[jump(), keyNode()].filter(Boolean));
    GM.data.documents.slice(0, GM.columns ? FIRST_REPORTS : Infinity).forEach((_, n) => ensure(n));
    GM.on('select', choose);
    GM.on('hover', point);
    GM.on('correction', (mention) => {
      for (const node of marked.mention.get(mention.n) || []) node.classList.toggle('is-corrected', GM.correctionOf(mention) !== null);
    });
  };
})((window.GM = window.GM || {}));
