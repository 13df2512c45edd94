/* Events by day: a column of marks for a day, a bar for an interval, a lane for what has no date; two handles to filter. */
(function (GM) {
  'use strict';

  const DAY_MS = 86400000;
  const MARGIN = 14;
  const LANE_PX = 20;
  const LANES = 2;
  const NAMED = 24;
  const TICK_PX = 72;
  const DIGIT_PX = 6.4;
  const SIGN_PX = 30;
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  let days = null;
  let undatedLane = null;
  const nodes = new Map();
  let repaint = null;

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

  const DAY_STEPS = [1, 2, 7, 14];
  const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

  const partsOf = (day) => {
    const date = new Date(day * DAY_MS);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
  };

  /* Ticks on round dates, at least 72 pixels from each other: days apart, else the first of months or years. */
  function ticks(from, to, perDay) {
    const days = DAY_STEPS.find((one) => one * perDay >= TICK_PX);
    if (days) return { days: Array.from({ length: Math.floor((to - from) / days) + 1 }, (_, i) => from + i * days), months: 0 };
    const months = MONTH_STEPS.find((one) => one * 30.4 * perDay >= TICK_PX) || MONTH_STEPS[MONTH_STEPS.length - 1];
    const { year, month } = partsOf(from);
    const found = [];
    for (let i = Math.floor((year * 12 + month) / months) * months; ; i += months) {
      const day = Math.round(Date.UTC(Math.floor(i / 12), i % 12, 1) / DAY_MS);
      if (day > to) return { days: found, months };
      if (day >= from) found.push(day);
    }
  }

  function tickWords(day, months, withYear) {
    const { year, month } = partsOf(day);
    if (!months) return words(day, withYear);
    if (months >= 12) return String(year);
    return withYear ? `${MONTHS[month]} ${year}` : MONTHS[month];
  }

  /* The first tick says its year, and so does each in a new one; no label is cut, and none runs into the last. */
  function axis(from, to, x, width, height) {
    const { days: found, months } = ticks(from, to, x(from + 1) - x(from));
    const days = found.length ? found : [from];
    let year = null;
    let end = -Infinity;
    return days.map((day) => {
      const own = partsOf(day).year;
      const label = tickWords(day, found.length ? months : 0, own !== year);
      const half = (label.length * DIGIT_PX) / 2;
      const at = months ? x(day) : x(day + 0.5);
      const middle = Math.max(half + 2, Math.min(width - half - 2, at));
      const fits = middle - half > end + 6;
      if (fits) {
        end = middle + half;
        year = own;
      }
      return GM.svg('g', { class: 'gm-tick' },
        GM.svg('line', { x1: at, x2: at, y1: 4, y2: height - 18 }),
        fits && GM.svg('text', { x: middle, y: height - 5, 'text-anchor': 'middle' }, label));
    });
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
      axis(from, to, x, width, height));
    if (dated().length > GM.MOST_BARS) {
      const canvas = GM.el('canvas', { class: 'gm-time-sheet', 'aria-hidden': 'true' });
      GM.clear(box).append(canvas, svg);
      repaint = () => GM.paintHistogram(canvas, dated(), dayOf, x, width, height, MARGIN);
      show();
      return;
    }
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
    if (!undated().length) return null;
    const count = GM.el('span', { class: 'gm-count' });
    const box = GM.el('div', { class: 'gm-undated-marks' });
    const node = GM.el('div', { class: 'gm-undated' }, GM.el('p', { class: 'gm-undated-label' }, 'undated ', count), box);
    undatedLane = { box, count };
    return node;
  }

  function more(count) {
    return GM.button(`+${count}`, () => GM.openTab('events'), {
      class: 'gm-undated-more', 'aria-label': `${count} more undated events: open the list`, title: 'open the list of events',
    });
  }

  /* As many signs as the lane has room for; the last place says how many there are more. */
  function fillLane() {
    if (!undatedLane) return;
    const { box, count } = undatedLane;
    const list = undated().filter(GM.isShown);
    const room = Math.max(1, Math.floor(box.clientWidth / SIGN_PX) * Math.floor(box.clientHeight / SIGN_PX));
    const fitting = list.length <= room ? list : list.slice(0, room - 1);
    for (const event of undated()) nodes.delete(event.n);
    count.textContent = String(list.length);
    GM.clear(box).append(...fitting.map((event) => {
      const node = GM.el('button', { type: 'button', ...handleOf(event), role: null, tabindex: null,
        title: `${event.name}: ${event.when}` }, GM.glyph(event.type, 16));
      nodes.set(event.n, node);
      return node;
    }));
    if (fitting.length < list.length) box.append(more(list.length - fitting.length));
  }

  function show() {
    fillLane();
    if (repaint) repaint();
    for (const [n, node] of nodes) node.classList.toggle('is-hidden', !GM.isShown(GM.data.events[n]));
    choose(GM.state.selected);
  }

  function choose(selected) {
    const chosen = selected ? GM.related(selected.kind, selected.n).event : new Set();
    for (const [n, node] of nodes) node.classList.toggle('is-chosen', chosen.has(n));
    const rest = undatedLane && undatedLane.box.querySelector('.gm-undated-more');
    if (rest) rest.classList.toggle('is-chosen', undated().some((event) => chosen.has(event.n) && !nodes.has(event.n)));
  }

  GM.startTimeline = function (strip) {
    const known = dated();
    if (!known.length && !undated().length) {
      strip.hidden = true;
      return;
    }
    if (known.length) {
      const bounds = known.flatMap((event) => [event.first || event.last, event.last || event.first].map(dayOf));
      days = [bounds.reduce((a, b) => Math.min(a, b)) - 1, bounds.reduce((a, b) => Math.max(a, b)) + 1];
    }
    const chart = GM.el('div', { id: 'gm-time-chart', class: 'gm-time-chart' });
    if (!known.length) chart.append(GM.el('p', { class: 'gm-note' }, 'No event has a date that could be resolved.'));
    strip.append(...[GM.el('div', { class: 'gm-time-main' }, chart, days && GM.dayRange(days, words, isoOf, dayOf)), lane()].filter(Boolean));
    new ResizeObserver(draw).observe(chart);
    draw();
    show();
    GM.on('resize', () => { draw(); show(); });
    GM.on('filter', show);
    GM.on('theme', () => repaint && repaint());
    GM.on('select', choose);
  };
})((window.GM = window.GM || {}));
