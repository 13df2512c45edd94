/* Pins beyond a few hundred: one canvas, a disc for each place, larger for more events, in the colour of its commonest type. */
(function (GM) {
  'use strict';

  const SMALL = 3;
  const GROWTH = 0.9;
  const LARGE = 11;
  const CELL = 3;
  const REACH = 6;
  let spots = [];
  let events = [];
  let layer = null;

  /* Per place how many of each type are shown; places with more events are painted last. */
  function count() {
    const types = GM.data.types.map(([key]) => key);
    const numbers = new Map(types.map((key, i) => [key, i]));
    const kindType = GM.columns ? GM.columns.kinds.map(({ type }) => numbers.get(type)) : null;
    const counts = new Int32Array(GM.data.places.length * types.length);
    for (const event of events) {
      if (!GM.isShown(event)) continue;
      const type = kindType ? kindType[GM.columns.kind[event.n]] : numbers.get(event.type);
      counts[event.place * types.length + type] += 1;
    }
    spots = [];
    GM.data.places.forEach((place, n) => {
      let total = 0;
      let best = 0;
      for (let i = 0; i < types.length; i += 1) {
        const one = counts[n * types.length + i];
        total += one;
        if (one > counts[n * types.length + best]) best = i;
      }
      if (!total) return;
      spots.push({ n, total, type: types[best], x: place.x, y: place.y, radius: Math.min(LARGE, SMALL + GROWTH * Math.log2(total)) });
    });
    spots.sort((a, b) => a.total - b.total || b.n - a.n);
  }

  /* What is in view; of spots in the same few pixels only the largest. */
  function visible(view, shift) {
    const [west, north, east, south] = GM.windowOf(view, shift);
    const taken = new Set();
    const found = [];
    for (let i = spots.length - 1; i >= 0; i -= 1) {
      const spot = spots[i];
      if (spot.x < west || spot.x > east || spot.y < north || spot.y > south) continue;
      const x = (spot.x + shift) * view.scale - view.x;
      const y = spot.y * view.scale - view.y;
      const cell = Math.floor(x / CELL) * 65536 + Math.floor(y / CELL);
      if (taken.has(cell)) continue;
      taken.add(cell);
      found.push([x, y, spot]);
    }
    return found.reverse();
  }

  function paint(ctx, view) {
    ctx.strokeStyle = GM.colour('--mark-halo');
    ctx.lineWidth = 1;
    for (const shift of [-1, 0, 1]) {
      for (const [x, y, { radius, type }] of visible(view, shift)) {
        ctx.fillStyle = GM.colour(`--t-${type}`);
        ctx.beginPath();
        ctx.arc(x, y, radius, 0, 2 * Math.PI);
        ctx.fill();
        ctx.stroke();
      }
    }
  }

  /* A click takes the first event shown at the nearest spot, and the next one when it is clicked again. */
  function take({ latlng }) {
    const zoom = GM.map.getZoom();
    const at = GM.map.project(latlng.wrap(), zoom);
    const scale = 256 * 2 ** zoom;
    let best = null;
    let nearest = Infinity;
    for (const spot of spots) {
      const apart = Math.hypot(spot.x * scale - at.x, spot.y * scale - at.y) - spot.radius;
      if (apart <= REACH && apart <= nearest) [best, nearest] = [spot, apart];
    }
    if (!best) return;
    const here = events.filter((event) => event.place === best.n && GM.isShown(event));
    const now = GM.state.selected && GM.state.selected.kind === 'event' ? here.findIndex(({ n }) => n === GM.state.selected.n) : -1;
    setTimeout(() => GM.select('event', here[(now + 1) % here.length].n, 'map'));
  }

  GM.startSpots = function (pins) {
    events = pins;
    for (const place of GM.data.places) {
      place.x = GM.mercatorX(place.lon);
      place.y = GM.mercatorY(place.lat);
    }
    count();
    const pane = GM.map.createPane('gm-spots');
    pane.style.zIndex = 440;
    pane.style.pointerEvents = 'none';
    layer = new GM.CanvasLayer({ pane: 'gm-spots', paint });
    layer.addTo(GM.map);
    GM.map.on('click', take);
    GM.on('theme', () => layer.redraw());
    GM.on('filter', () => { count(); layer.redraw(); });
  };
})((window.GM = window.GM || {}));
