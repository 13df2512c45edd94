/* Pins and outlined areas of events: one element each, fanned out where they share a position. */
(function (GM) {
  'use strict';

  const SIZE = 30;
  const ROUGH_M = 5000;
  const marks = new Map();
  const areas = new Map();
  const rings = new Map();

  /* Offsets in pixels for the events at one position: a fan above it, a circle when there are many. */
  function fan(count) {
    if (count === 1) return [[0, 0]];
    const many = count > 5;
    const radius = many ? Math.max(30, count * 5) : 25;
    const step = many ? (2 * Math.PI) / count : Math.PI / 3.4;
    const first = many ? -Math.PI / 2 : -Math.PI / 2 - (step * (count - 1)) / 2;
    return Array.from({ length: count }, (_, i) => [
      Math.round(radius * Math.cos(first + i * step)),
      Math.round(radius * Math.sin(first + i * step)),
    ]);
  }

  function drawing(event, [dx, dy]) {
    const centre = SIZE / 2;
    const moved = dx !== 0 || dy !== 0;
    const path = GM.glyphPath(event.type);
    return GM.svg('svg', { viewBox: `0 0 ${SIZE} ${SIZE}`, width: SIZE, height: SIZE, 'aria-hidden': 'true' },
      moved && GM.svg('line', { class: 'gm-leg-halo', x1: centre, y1: centre, x2: centre - dx, y2: centre - dy }),
      moved && GM.svg('line', { class: 'gm-leg', x1: centre, y1: centre, x2: centre - dx, y2: centre - dy }),
      moved && GM.svg('circle', { class: 'gm-foot', cx: centre - dx, cy: centre - dy, r: 3 }),
      GM.svg('g', { class: 'gm-body', transform: 'translate(3 3)' },
        GM.svg('path', { class: 'gm-halo', d: path }),
        GM.svg('path', { class: `gm-shape is-${event.type}`, d: path })));
  }

  GM.spokenEvent = function (event) {
    const place = GM.placeOf(event);
    return [event.name, place && place.name, event.when].filter(Boolean).join(', ');
  };

  function pin(event, offset) {
    const place = GM.placeOf(event);
    const marker = L.marker([place.lat, place.lon], {
      riseOnHover: true,
      keyboard: true,
      icon: L.divIcon({
        className: 'gm-mark',
        html: drawing(event, offset),
        iconSize: [SIZE, SIZE],
        iconAnchor: [SIZE / 2 - offset[0], SIZE / 2 - offset[1]],
      }),
    }).addTo(GM.map);
    const icon = marker.getElement();
    icon.dataset.mark = 'event';
    icon.dataset.id = event.id;
    icon.setAttribute('aria-label', GM.spokenEvent(event));
    listen(icon, event);
    const mark = { event, marker, icon, place, offset, filtered: false, chosen: false };
    marks.set(event.n, mark);
    return mark;
  }

  function listen(node, event) {
    const choose = (native) => {
      native.stopPropagation();
      GM.select('event', event.n, 'map');
    };
    node.addEventListener('click', choose);
    node.addEventListener('keydown', (native) => {
      if (native.key !== 'Enter' && native.key !== ' ') return;
      native.preventDefault();
      choose(native);
    });
    for (const [name, listener] of Object.entries(GM.pointing('event', event.n))) node.addEventListener(name, listener);
  }

  /* How far off an event at a place may be; gone when none of its events is shown. */
  function ring(event) {
    const place = GM.placeOf(event);
    const circle = L.circle([place.lat, place.lon], {
      radius: place.radius_m, className: `gm-ring is-${event.type}`, interactive: false,
    }).addTo(GM.map);
    rings.set(place.n, circle.getElement());
  }

  function area(event) {
    const place = GM.placeOf(event);
    if (!place) return;
    const style = { className: `gm-area is-${event.type}${place.outline ? '' : ' is-rough'}` };
    const shape = place.outline
      ? L.polygon(GM.areaLatLngs(place.outline), style)
      : L.circle([place.lat, place.lon], { ...style, radius: Math.max(place.radius_m, ROUGH_M) });
    const path = shape.addTo(GM.map).getElement();
    path.dataset.area = event.id;
    path.setAttribute('role', 'button');
    path.setAttribute('tabindex', '0');
    path.setAttribute('aria-label', GM.spokenEvent(event));
    listen(path, event);
    areas.set(event.n, path);
  }

  function show() {
    for (const [n, mark] of marks) {
      mark.filtered = !GM.isShown(GM.data.events[n]);
      mark.icon.classList.toggle('is-hidden', mark.filtered);
    }
    for (const [n, path] of areas) path.classList.toggle('is-hidden', !GM.isShown(GM.data.events[n]));
    const shown = new Set([...marks.values()].filter(({ filtered }) => !filtered).map(({ place }) => place.n));
    for (const [n, path] of rings) path.classList.toggle('is-hidden', !shown.has(n));
    GM.regroup();
    GM.relabel();
  }

  function choose(selected) {
    const chosen = selected ? GM.related(selected.kind, selected.n).event : new Set();
    for (const [n, mark] of marks) {
      mark.chosen = chosen.has(n);
      mark.icon.classList.toggle('is-chosen', mark.chosen);
      mark.marker.setZIndexOffset(chosen.has(n) ? 2000 : 0);
    }
    for (const [n, path] of areas) path.classList.toggle('is-chosen', chosen.has(n));
    document.body.classList.toggle('has-chosen', chosen.size > 0);
    GM.regroup();
  }

  function point(target) {
    const pointed = target ? GM.related(target.kind, target.n).event : new Set();
    for (const [n, mark] of marks) mark.icon.classList.toggle('is-pointed', pointed.has(n));
    GM.pointGroups(pointed);
  }

  const alone = ({ icon, filtered }) => !filtered && !icon.classList.contains('is-grouped');

  /* Boxes of the pins and rings now shown, in the map's pixels. */
  GM.markBoxes = () => [...GM.groupBoxes(), ...[...marks.values()].filter(alone).map(({ place, offset }) => {
    const at = GM.map.latLngToContainerPoint([place.lat, place.lon]);
    const [x, y] = [at.x + offset[0], at.y + offset[1]];
    return [x - 15, y - 15, x + 15, y + 15];
  })];

  /* Boxes in a view's pixels that names on the map must keep clear of. */
  GM.reserved = function (view, shift) {
    const boxes = [];
    const reserve = (lat, lon, left, top, right, bottom) => {
      const x = (GM.mercatorX(lon) + shift) * view.scale - view.x;
      const y = GM.mercatorY(lat) * view.scale - view.y;
      boxes.push([x + left, y + top, x + right, y + bottom]);
    };
    for (const { place, offset: [dx, dy] } of [...marks.values()].filter(alone)) {
      reserve(place.lat, place.lon, dx - 14, dy - 14, dx + 14, dy + 14);
    }
    for (const { lat, lon } of GM.groupPlaces()) reserve(lat, lon, -21, -21, 21, 21);
    for (const [left, top, right, bottom] of GM.controlBoxes(4)) {
      const x = (view.width - view.inner.x) / 2;
      const y = (view.height - view.inner.y) / 2;
      boxes.push([left + x, top + y, right + x, bottom + y]);
    }
    for (const label of GM.zoneLabels()) reserve(label.lat, label.lng, -label.width / 2 - 2, -26, label.width / 2 + 2, 2);
    return boxes;
  };

  /* The places whose names stand beside their marks, once each: those of pins that are not behind a ring, and of rings at one place. */
  GM.pinnedPlaces = function () {
    const found = new Map();
    for (const { place, offset } of [...marks.values()].filter(alone)) {
      found.set(place.n, { name: place.name, lat: place.lat, lon: place.lon, gap: 18, fanned: offset[0] !== 0 || offset[1] !== 0 });
    }
    const rings = GM.groupPlaces().filter(({ name }) => name).map((group) => ({ ...group, gap: 24, fanned: false }));
    return [...found.values(), ...rings];
  };

  GM.pinPositions = () => [...marks.values()].filter(({ filtered }) => !filtered).map(({ place }) => L.latLng(place.lat, place.lon));

  GM.startMarks = function () {
    const pins = GM.data.events.filter((event) => event.placement === 'pin' && event.place !== null);
    const many = pins.length > GM.MOST_MARKS;
    if (many) GM.startSpots(pins);
    const groups = new Map();
    const ringed = new Set();
    for (const event of GM.data.events) {
      if (event.placement === 'area' && areas.size < GM.MOST_MARKS) area(event);
      if (many || event.placement !== 'pin' || event.place === null) continue;
      const place = GM.placeOf(event);
      const key = `${place.lon},${place.lat}`;
      groups.set(key, [...(groups.get(key) || []), event]);
      if (!ringed.has(key) && place.radius_m > 0) ring(event);
      ringed.add(key);
    }
    GM.startGroups([...groups.values()].map((group) => {
      const offsets = fan(group.length);
      return { place: GM.placeOf(group[0]), marks: group.map((event, i) => pin(event, offsets[i])) };
    }));
    GM.on('filter', show);
    GM.on('select', choose);
    GM.on('hover', point);
  };
})((window.GM = window.GM || {}));
