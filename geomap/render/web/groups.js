/* Marks that would lie on each other at this zoom stand behind one ring with their number, until there is room. */
(function (GM) {
  'use strict';

  const HALF = 15;
  const APART = 4;
  const RING = 42;
  const FAN_MOST = 5;
  const CELL = 96;
  const NAMED = 12;
  const CLOSEST_ZOOM = 12;
  const drawn = new Map();
  let sites = [];
  let opened = new Set();
  let openedAt = 0;
  let awaited = null;

  /* The box of a site's marks round its position; a large circle of marks counts as a ring unless it was opened. */
  function boxOf(site, at) {
    const shown = site.marks.filter((mark) => !mark.filtered);
    const xs = shown.map(({ offset }) => at.x + offset[0]);
    const ys = shown.map(({ offset }) => at.y + offset[1]);
    return [Math.min(...xs) - HALF, Math.min(...ys) - HALF, Math.max(...xs) + HALF, Math.max(...ys) + HALF];
  }

  const ringBox = ({ x, y }) => [x - RING / 2, y - RING / 2, x + RING / 2, y + RING / 2];

  const meets = (one, other) =>
    one[0] < other[2] - APART && one[2] > other[0] + APART && one[1] < other[3] - APART && one[3] > other[1] + APART;

  function single(site, zoom) {
    const at = GM.map.project([site.place.lat, site.place.lon], zoom);
    const ringed = site.marks.filter((mark) => !mark.filtered).length > FAN_MOST;
    return { sites: [site], weight: site.marks.length, ringed, at, box: ringed ? ringBox(at) : boxOf(site, at) };
  }

  function joined(one, other) {
    const weight = one.weight + other.weight;
    const at = one.at.multiplyBy(one.weight / weight).add(other.at.multiplyBy(other.weight / weight));
    return { sites: [...one.sites, ...other.sites], weight, ringed: true, at, box: ringBox(at) };
  }

  const cellOf = ({ at }, dx, dy) => `${Math.floor(at.x / CELL) + dx},${Math.floor(at.y / CELL) + dy}`;

  /* One pass: each takes in those near it that it meets. A ring may then meet another, so passes go on until none does. */
  function pass(list) {
    const grid = new Map();
    const kept = [];
    let changed = false;
    for (const one of list) {
      let near = null;
      for (let dx = -1; dx <= 1 && !near; dx += 1) {
        for (let dy = -1; dy <= 1 && !near; dy += 1) {
          near = (grid.get(cellOf(one, dx, dy)) || []).find((other) => !other.gone && meets(one.box, other.box)) || null;
        }
      }
      let whole = one;
      if (near) {
        near.gone = true;
        changed = true;
        whole = joined(near, one);
      }
      kept.push(whole);
      const cell = cellOf(whole, 0, 0);
      grid.set(cell, [...(grid.get(cell) || []), whole]);
    }
    return { list: kept.filter((one) => !one.gone), changed };
  }

  function grouped(zoom) {
    const free = sites.filter((site) =>
      site.marks.some((mark) => !mark.filtered) && !opened.has(site) && !site.marks.some((mark) => mark.chosen));
    let result = { list: free.map((site) => single(site, zoom)), changed: true };
    while (result.changed) result = pass(result.list);
    return result.list.filter((one) => one.ringed);
  }

  const eventsOf = (group) => group.sites.flatMap((site) => site.marks.filter((mark) => !mark.filtered).map((mark) => mark.event));

  function mixOf(events) {
    const counts = new Map();
    for (const event of events) counts.set(event.type, (counts.get(event.type) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  }

  /* The ring's arcs say how the types share it, and small glyphs say the same by shape. */
  function drawing(events) {
    const mix = mixOf(events);
    const centre = RING / 2;
    const radius = centre - 4;
    const around = 2 * Math.PI * radius;
    const gap = mix.length > 1 ? 1.5 : 0;
    let start = 0;
    const arcs = mix.map(([type, count]) => {
      const length = (count / events.length) * around;
      const arc = GM.svg('circle', {
        class: `gm-arc is-${type}`, cx: centre, cy: centre, r: radius, transform: `rotate(-90 ${centre} ${centre})`,
        'stroke-dasharray': `${Math.max(length - gap, 1).toFixed(2)} ${around.toFixed(2)}`, 'stroke-dashoffset': (-start).toFixed(2),
      });
      start += length;
      return arc;
    });
    const few = mix.slice(0, 3);
    const signs = few.map(([type], i) => GM.svg('path', {
      class: `gm-shape is-${type}`, d: GM.glyphPath(type),
      transform: `translate(${centre - few.length * 4.5 + i * 9 + 0.5} ${centre + 4.5}) scale(.333)`,
    }));
    return GM.svg('svg', { viewBox: `0 0 ${RING} ${RING}`, width: RING, height: RING, 'aria-hidden': 'true' },
      GM.svg('circle', { class: 'gm-disc', cx: centre, cy: centre, r: centre - 1 }), arcs,
      GM.svg('text', { x: centre, y: centre + 2.5, 'text-anchor': 'middle' }, events.length), signs);
  }

  function spoken(events) {
    const list = events.slice(0, NAMED).map(GM.spokenEvent);
    const more = events.length > NAMED ? [`and ${events.length - NAMED} more`] : [];
    return [...list, ...more];
  }

  function spread(group, native) {
    const events = eventsOf(group);
    awaited = native.detail === 0 ? events[0].n : null;
    const bounds = L.latLngBounds(group.sites.map((site) => [site.place.lat, site.place.lon]));
    const zoom = Math.min(CLOSEST_ZOOM, GM.map.getBoundsZoom(bounds, false, L.point(120, 120)));
    if (group.sites.length === 1 || zoom < GM.map.getZoom() + 0.25) {
      opened = new Set([...opened, ...group.sites]);
      openedAt = GM.map.getZoom();
      GM.regroup();
    } else if (GM.calm()) {
      GM.map.setView(bounds.getCenter(), zoom, { animate: false });
    } else {
      GM.map.flyTo(bounds.getCenter(), zoom, { duration: 0.6 });
    }
  }

  function ring(key, group, zoom) {
    const events = eventsOf(group);
    const marker = L.marker(GM.map.unproject(group.at, zoom), {
      keyboard: true, riseOnHover: true, zIndexOffset: 400,
      icon: L.divIcon({ className: 'gm-group', html: drawing(events), iconSize: [RING, RING] }),
    }).addTo(GM.map);
    const icon = marker.getElement();
    const lines = spoken(events);
    icon.dataset.group = String(events.length);
    icon.setAttribute('aria-label', `${events.length} events, press to spread them: ${lines.join('; ')}`);
    icon.title = lines.join('\n');
    icon.addEventListener('click', (native) => {
      native.stopPropagation();
      spread(group, native);
    });
    icon.addEventListener('keydown', (native) => {
      if (native.key !== 'Enter' && native.key !== ' ') return;
      native.preventDefault();
      native.stopPropagation();
      spread(group, native);
    });
    drawn.set(key, { marker, icon, at: group.at, sites: group.sites, numbers: events.map((event) => event.n) });
  }

  function focusAwaited() {
    if (awaited === null) return;
    const mark = sites.flatMap((site) => site.marks).find(({ event }) => event.n === awaited);
    const behind = [...drawn.values()].find(({ numbers }) => numbers.includes(awaited));
    awaited = null;
    if (behind) behind.icon.focus();
    else if (mark) mark.icon.focus();
  }

  GM.regroup = function () {
    const zoom = GM.map.getZoom();
    if (zoom < openedAt - 0.5) opened = new Set();
    const groups = grouped(zoom);
    const keys = new Map(groups.map((group) => [`${zoom} ${eventsOf(group).map((event) => event.n).join()}`, group]));
    for (const [key, { marker }] of drawn) {
      if (keys.has(key)) continue;
      marker.remove();
      drawn.delete(key);
    }
    const hidden = new Set(groups.flatMap((group) => group.sites));
    for (const site of sites) {
      for (const mark of site.marks) mark.icon.classList.toggle('is-grouped', hidden.has(site));
    }
    for (const [key, group] of keys) if (!drawn.has(key)) ring(key, group, zoom);
    focusAwaited();
  };

  /* Boxes of the rings in the map's pixels. */
  GM.groupBoxes = () => [...drawn.values()].map(({ marker }) => ringBox(GM.map.latLngToContainerPoint(marker.getLatLng())));

  /* Where the rings stand, and the name of the place when there is but one. */
  GM.groupPlaces = () => [...drawn.values()].map(({ marker, sites: [site, ...others] }) => {
    const { lat, lng } = marker.getLatLng();
    return { lat, lon: lng, name: others.length ? null : site.place.name };
  });

  GM.pointGroups = function (numbers) {
    for (const group of drawn.values()) group.icon.classList.toggle('is-pointed', group.numbers.some((n) => numbers.has(n)));
  };

  GM.startGroups = function (found) {
    sites = found;
    GM.map.on('zoomend', () => { GM.regroup(); GM.relabel(); });
    GM.regroup();
  };
})((window.GM = window.GM || {}));
