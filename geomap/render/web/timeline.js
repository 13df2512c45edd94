/* Events by day: a column of marks for a day, a bar for an interval, a lane for what has no date; two handles to filter. */
(function (GM) {
  'use strict';

  const DAY_MS = 86400000;
  const MARGIN = 14;
  const LANE_PX = 20;
  const LANES = 2;
  const NAMED = 24;
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  let days = null;
  let nodes = new Map();

  const dayOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
  const isoOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

  function words(day, year) {
    const date = new Date(day * DAY_MS);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year ? ` ${date.getUTCFullYear()}` : ''}`;
  }

  const onMap = (event) => event.placement !== 'listed';
  const dated = () => GM.data.events.filter((event) => onMap(event) && (event.first || event.last));
  const undated = () => GM.data.events.filter((event) => onMap(event) && !event.first && !event.last);

  function handleOf(event) {
    const place = GM.placeOf(event);
    return {
      class: `gm-time-mark is-${event.type}`, role: 'button', tabindex: '0', 'data-time': event.id,
      'aria-label': [event.name, place && place.name, event.when].filter(Boolean).join(', '),
      on: {
        ...GM.pointing('event', event.n),
        click: () => GM.select('event', event.n, 'time'),
        keydown: (native) => { if (native.key === 'Enter') GM.select('event', event.n, 'time'); },
      },
    };
  }

  function remember(event, node) {
    nodes.set(event.n, node);
    node.append(GM.svg('title', {}, `${event.name}: ${event.when}`));
    return node;
  }

  /* Ticks a round number of days apart, at least 72 pixels from each other. */
  function ticks(from, to, x) {
    const perDay = x(from + 1) - x(from);
    const step = [1, 2, 7, 14, 30, 91, 182, 365, 1826, 3652].find((one) => one * perDay >= 72) || 3652;
    const found = [];
    for (let day = from; day <= to; day += step) found.push(day);
    return { found, step };
  }

  function axis(from, to, x, height) {
    const { found } = ticks(from, to, x);
    return found.map((day, i) => GM.svg('g', { class: 'gm-tick', transform: `translate(${x(day + 0.5)} 0)` },
      GM.svg('line', { y1: 4, y2: height - 18 }),
      GM.svg('text', { y: height - 5, 'text-anchor': 'middle' }, words(day, i === 0))));
  }

  function lanes(events, x) {
    const ends = [];
    return events.map((event) => {
      const first = dayOf(event.first || event.last);
      const last = dayOf(event.last || event.first);
      const left = x(first);
      const right = Math.max(x(last + 1), left + 14);
      let lane = ends.findIndex((end) => end <= left + 0.5);
      if (lane < 0) lane = ends.length;
      ends[lane] = right;
      return { event, left, right, lane, open: !event.first || !event.last };
    });
  }

  /* The place's name in its bar, or behind it when the bar is too short. */
  function name(node, event, left, right, y, room) {
    const place = GM.placeOf(event);
    const words = place ? place.name : event.name;
    const needed = words.length * 6.6 + 14;
    const within = right - left >= needed;
    if (!within && right + needed > room) return;
    node.append(GM.svg('text', {
      class: within ? 'is-within' : 'is-beside', x: within ? left + 7 : right + 5, y: y + LANE_PX - 8,
    }, words));
  }

  function bar({ event, left, right, lane, open }, height, named, room) {
    const y = height - 24 - LANE_PX * ((lane % LANES) + 1);
    const inset = Math.min(3, (right - left) / 6);
    const node = GM.svg('g', handleOf(event),
      GM.svg('rect', {
        class: open ? 'is-open' : null, x: left + inset, y, rx: 4,
        width: right - left - 2 * inset, height: LANE_PX - 3,
      }));
    if (named) name(node, event, left + inset, right - inset, y, room);
    return remember(event, node);
  }

  function draw() {
    const box = GM.id('gm-time-chart');
    const width = box.clientWidth;
    const height = box.clientHeight;
    if (!days || width < 60) return;
    const [from, to] = days;
    const x = (day) => MARGIN + ((day - from) / (to + 1 - from)) * (width - 2 * MARGIN);
    const svg = GM.svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Events by day' },
      axis(from, to, x, height));
    const events = dated().sort((a, b) => (a.first || a.last).localeCompare(b.first || b.last));
    const bars = lanes(events, x);
    bars.forEach((one) => {
      const after = bars.filter((other) => other.lane % LANES === one.lane % LANES && other.left > one.left);
      svg.append(bar(one, height, bars.length <= NAMED, Math.min(width, ...after.map((other) => other.left))));
    });
    GM.clear(box).append(svg);
    show();
  }

  function lane() {
    const list = undated();
    if (!list.length) return null;
    return GM.el('div', { class: 'gm-undated' },
      GM.el('span', { class: 'gm-undated-label' }, 'undated'),
      list.map((event) => {
        const node = GM.el('button', { type: 'button', ...handleOf(event), role: null, tabindex: null,
          title: `${event.name}: ${event.when}` }, GM.glyph(event.type, 16));
        nodes.set(event.n, node);
        return node;
      }));
  }

  function brush() {
    const [from, to] = days;
    if (to - from < 2) return null;
    const output = GM.el('output', { class: 'gm-range-words', 'aria-live': 'polite' });
    const handle = (label, value) => GM.el('input', {
      type: 'range', min: from, max: to, step: 1, value, 'aria-label': label, on: { input: changed },
    });
    const low = handle('From day', from);
    const high = handle('To day', to);
    function changed() {
      const days = [Number(low.value), Number(high.value)].sort((a, b) => a - b);
      const whole = days[0] === from && days[1] === to;
      GM.state.range = whole ? null : { days: days.map(isoOf), undated: true };
      low.setAttribute('aria-valuetext', words(Number(low.value), true));
      high.setAttribute('aria-valuetext', words(Number(high.value), true));
      output.textContent = whole ? '' : `${words(days[0], true)} – ${words(days[1], true)}`;
      GM.refilter();
    }
    changed();
    return GM.el('div', { class: 'gm-range' }, low, high, output);
  }

  function show() {
    for (const [n, node] of nodes) node.classList.toggle('is-hidden', !GM.isShown(GM.data.events[n]));
    choose(GM.state.selected);
  }

  function choose(selected) {
    const chosen = selected ? GM.related(selected.kind, selected.n).event : new Set();
    for (const [n, node] of nodes) node.classList.toggle('is-chosen', chosen.has(n));
  }

  GM.startTimeline = function (strip) {
    const known = dated();
    if (!known.length && !undated().length) {
      strip.hidden = true;
      return;
    }
    if (known.length) {
      const bounds = known.flatMap((event) => [event.first || event.last, event.last || event.first].map(dayOf));
      days = [Math.min(...bounds) - 1, Math.max(...bounds) + 1];
    }
    const chart = GM.el('div', { id: 'gm-time-chart', class: 'gm-time-chart' });
    if (!known.length) chart.append(GM.el('p', { class: 'gm-note' }, 'No event has a date that could be resolved.'));
    strip.append(...[GM.el('div', { class: 'gm-time-main' }, chart, days && brush()), lane()].filter(Boolean));
    new ResizeObserver(draw).observe(chart);
    draw();
    GM.on('filter', show);
    GM.on('select', choose);
  };
})((window.GM = window.GM || {}));
