/* Claims on the map: the zone that a claim allows, the line that was measured, the landmark dotted. */
(function (GM) {
  'use strict';

  const EDGE_PX = 10;
  const TALL_PX = 24;
  const drawn = new Map();

  const readingOf = (claim) => claim.readings[GM.state.reading[claim.n] || 0] || null;

  const hasZoneEvent = (claim) => claim.events.some((n) => GM.data.events[n].placement === 'zone');

  GM.readingOf = readingOf;

  /* What the map draws for a claim, in words. */
  GM.claimDrawing = function (claim) {
    const reading = readingOf(claim);
    if (!reading) return 'nothing to draw';
    if (reading.zone) return hasZoneEvent(claim) ? 'the zone that it allows' : 'the zone that it allows, while this is open';
    return reading.line ? 'the line that was measured' : 'nothing to draw';
  };

  GM.claimBounds = function (claim) {
    const bounds = L.latLngBounds([]);
    const reading = readingOf(claim);
    if (!reading) return bounds;
    if (reading.zone) bounds.extend(L.latLngBounds(GM.areaLatLngs(reading.zone).flat(2)));
    if (reading.line) reading.line.forEach(([lon, lat]) => bounds.extend([lat, lon]));
    if (reading.landmark && reading.landmark.lat !== undefined) {
      bounds.extend([reading.landmark.lat, reading.landmark.lon]);
    }
    return bounds;
  };

  function landmark(reading) {
    const mark = reading.landmark;
    if (!mark) return null;
    const options = { className: 'gm-landmark', interactive: false };
    if (mark.lines) return L.polyline(mark.lines.map(GM.latLngs), options);
    if (mark.radius_m > 0) return L.circle([mark.lat, mark.lon], { ...options, radius: mark.radius_m });
    return L.circleMarker([mark.lat, mark.lon], { ...options, radius: 5 });
  }

  function listen(path, claim, label) {
    path.setAttribute('role', 'button');
    path.setAttribute('tabindex', '0');
    path.setAttribute('aria-label', label);
    path.addEventListener('click', (native) => {
      native.stopPropagation();
      GM.select('claim', claim.n, 'map');
    });
    path.addEventListener('keydown', (native) => {
      if (native.key !== 'Enter' && native.key !== ' ') return;
      native.preventDefault();
      GM.select('claim', claim.n, 'map');
    });
    for (const [name, listener] of Object.entries(GM.pointing('claim', claim.n))) path.addEventListener(name, listener);
  }

  function label(claim, reading) {
    const words = GM.el('span', { class: `gm-zone-label is-${reading.verdict}` },
      GM.verdictSign(reading.verdict), 'claimed: somewhere here');
    const [lon, lat] = reading.edge;
    return L.marker([lat, lon], {
      interactive: false, keyboard: false, zIndexOffset: -500,
      icon: L.divIcon({ className: 'gm-zone-tag', html: words, iconSize: [0, 0] }),
    });
  }

  /* A zone stays on the map only when an event stands on it; other claims appear while they are selected. */
  function draw(claim) {
    const before = drawn.get(claim.n);
    if (before) before.group.remove();
    const reading = readingOf(claim);
    const chosen = GM.isSelected('claim', claim.n);
    const zoned = hasZoneEvent(claim);
    if (!reading || !(chosen || zoned || reading.line)) {
      drawn.delete(claim.n);
      return;
    }
    const group = L.layerGroup().addTo(GM.map);
    const entry = { group, label: null, zone: null, line: null, hidden: false };
    drawn.set(claim.n, entry);
    const style = `is-${reading.verdict}${chosen ? ' is-chosen' : ''}`;
    if (reading.zone && (chosen || zoned)) {
      entry.zone = L.polygon(GM.areaLatLngs(reading.zone), { className: `gm-zone ${style}` }).addTo(group);
      const path = entry.zone.getElement();
      path.dataset[zoned ? 'zone' : 'preview'] = claim.id;
      listen(path, claim, `${reading.verdict}: ${claim.text}`);
    }
    const dotted = landmark(reading);
    if (dotted) dotted.addTo(group);
    if (reading.line) {
      const line = L.polyline(reading.line.map(([lon, lat]) => [lat, lon]), { className: `gm-measure ${style}` }).addTo(group);
      line.getElement().dataset.measure = claim.id;
      listen(line.getElement(), claim, `${reading.verdict}: ${claim.text}`);
      entry.line = line;
    }
    if (entry.zone && reading.edge) {
      entry.label = label(claim, reading).addTo(group);
      entry.edge = L.latLng(reading.edge[1], reading.edge[0]);
    }
  }

  const overlap = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];

  /* Spots for a label round its zone, best first: above its northern edge, beside it, below; bottom middle of the label. */
  function spots(entry, width) {
    const low = GM.map.latLngToContainerPoint(entry.zone.getBounds().getSouthWest());
    const high = GM.map.latLngToContainerPoint(entry.zone.getBounds().getNorthEast());
    const edge = GM.map.latLngToContainerPoint(entry.edge);
    const middle = (low.y + high.y) / 2 + TALL_PX / 2;
    const columns = [edge.x, high.x - width / 2 + 6, low.x + width / 2 - 6];
    return [
      ...columns.map((x) => [x, edge.y - 6]),
      [low.x - width / 2 - 8, middle],
      [high.x + width / 2 + 8, middle],
      ...columns.map((x) => [x, edge.y - 12 - TALL_PX]),
      ...columns.map((x) => [x, low.y + TALL_PX + 8]),
    ];
  }

  /* A label stands clear of the controls and the marks, and inside the map as long as its zone is in view. */
  function hold() {
    const size = GM.map.getSize();
    const taken = [...GM.controlBoxes(4), ...GM.markBoxes()];
    for (const entry of drawn.values()) {
      if (!entry.label) continue;
      const width = entry.label.getElement().firstChild.offsetWidth || 150;
      const inView = GM.map.getBounds().intersects(entry.zone.getBounds());
      const held = spots(entry, width).map(([x, y]) => (inView ? [
        Math.max(width / 2 + EDGE_PX, Math.min(size.x - width / 2 - EDGE_PX, x)),
        Math.max(TALL_PX + EDGE_PX, Math.min(size.y - EDGE_PX, y)),
      ] : [x, y]));
      const box = ([x, y]) => [x - width / 2, y - TALL_PX, x + width / 2, y];
      const best = held.find((spot) => !taken.some((other) => overlap(box(spot), other))) || held[0];
      taken.push(box(best));
      entry.label.setLatLng(GM.map.containerPointToLatLng(best));
      entry.width = width;
    }
    GM.relabel();
  }

  /* Positions that the first view must not hide: pins, and the middle of each zone. */
  GM.findings = () => [
    ...GM.pinPositions(),
    ...[...drawn.values()].filter((entry) => entry.zone).map((entry) => entry.zone.getBounds().getCenter()),
  ];

  GM.zoneLabels = () =>
    [...drawn.values()].filter((entry) => entry.label).map((entry) => ({ ...latLng(entry), width: entry.width || 150 }));

  function latLng(entry) {
    const { lat, lng } = entry.label.getLatLng();
    return { lat, lng };
  }

  function show() {
    for (const [n, entry] of drawn) {
      const claim = GM.data.claims[n];
      const events = claim.events.map((event) => GM.data.events[event]);
      const hidden = GM.state.hidden.has('claims') || !GM.claimPasses(claim) || (events.length > 0 && !events.some(GM.isShown));
      entry.hidden = hidden;
      entry.group.eachLayer((layer) => layer.getElement() && layer.getElement().classList.toggle('is-hidden', hidden));
    }
  }

  /* How many claims the map shows by a zone or a measured line. */
  GM.claimsDrawn = () => [...drawn.values()].filter((entry) => (entry.zone || entry.line) && !entry.hidden).length;

  function redraw() {
    GM.data.claims.forEach(draw);
    hold();
    show();
  }

  GM.setReading = function (claim, index) {
    GM.state.reading[claim.n] = index;
    redraw();
    GM.emit('reading', claim);
  };

  function point(target) {
    const pointed = target ? GM.related(target.kind, target.n).claim : new Set();
    for (const [n, entry] of drawn) {
      if (entry.zone) entry.zone.getElement().classList.toggle('is-pointed', pointed.has(n));
    }
  }

  GM.startClaims = function () {
    redraw();
    GM.map.on('moveend zoomend resize', hold);
    GM.on('filter', show);
    GM.on('select', redraw);
    GM.on('hover', point);
  };
})((window.GM = window.GM || {}));
