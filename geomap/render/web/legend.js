/* The legend is the switch of the layers, with the number of marks now on the map. */
(function (GM) {
  'use strict';

  const ROOMY_PX = 900;
  const rows = new Map();
  const onMap = (event) => event.placement !== 'listed';

  function toggle(key) {
    if (GM.state.hidden.has(key)) GM.state.hidden.delete(key);
    else GM.state.hidden.add(key);
    GM.refilter();
  }

  function only(key) {
    const others = [...rows.keys()].filter((other) => other !== key);
    const alone = others.every((other) => GM.state.hidden.has(other));
    GM.state.hidden = new Set(alone ? [] : others);
    GM.refilter();
  }

  function row(key, sign, name) {
    const count = GM.el('span', { class: 'gm-count' });
    const box = GM.el('input', { type: 'checkbox', checked: true, on: { change: () => toggle(key) } });
    rows.set(key, { count, box });
    return GM.el('li', { 'data-layer': key },
      GM.el('label', {}, box, sign, GM.el('span', { class: 'gm-layer-name' }, name), count),
      GM.button('only', () => only(key), { class: 'gm-only', 'aria-label': `Show only ${name}` }));
  }

  function verdictKey(verdicts) {
    return GM.el('li', { class: 'gm-verdict-key' }, verdicts.map((verdict) =>
      GM.el('span', {}, GM.verdictSign(verdict), verdict)));
  }

  function show() {
    const numbers = new Map([...rows.keys()].map((key) => [key, 0]));
    let shown = 0;
    let all = 0;
    for (const event of GM.data.events) {
      if (!onMap(event)) continue;
      all += 1;
      if (!GM.isShown(event)) continue;
      shown += 1;
      numbers.set(event.type, numbers.get(event.type) + 1);
    }
    for (const [key, { count, box }] of rows) {
      box.checked = !GM.state.hidden.has(key);
      const number = key === 'claims'
        ? GM.claimsDrawn()
        : numbers.get(key);
      count.textContent = String(number);
    }
    GM.id('gm-live').textContent = shown === all ? '' : `${shown} of ${all} events shown`;
    GM.id('gm-reset').hidden = shown === all && GM.state.hidden.size === 0;
  }

  GM.startLegend = function (box) {
    const used = new Set(GM.data.events.filter(onMap).map((event) => event.type));
    const list = GM.el('ul', {});
    for (const [key, name] of GM.data.types) {
      if (used.has(key)) list.append(row(key, GM.glyph(key, 17), name));
    }
    const verdicts = [...new Set(GM.data.claims.map((claim) => claim.verdict))];
    if (verdicts.length) {
      const sign = GM.el('span', { class: `gm-zone-key is-${verdicts[0]}`, 'aria-hidden': 'true' });
      list.append(row('claims', sign, 'Distance claims drawn'), verdictKey(verdicts));
    }
    box.append(
      GM.el('details', { open: GM.map.getSize().x >= ROOMY_PX },
        GM.el('summary', {}, 'Legend'), list,
        GM.button('Show all', () => { GM.state.hidden = new Set(); GM.setFacets({}); }, { id: 'gm-reset', class: 'gm-link', hidden: true })));
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    for (const topic of ['filter', 'select', 'reading']) GM.on(topic, show);
    show();
  };
})((window.GM = window.GM || {}));
