/* Names on the map: countries where they fit, towns by importance and room, none over another. */
(function (GM) {
  'use strict';

  const GRID = 1000;
  const APART_PX = 420;
  const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';
  let countries = [];
  let cities = [];
  let nearby = [];
  let layer = null;
  let named = new Set();

  /* Thousands of inhabitants from which a town may be named at a zoom; capitals are named two zooms earlier. */
  function smallest(zoom) {
    if (zoom < 3) return 9000;
    if (zoom < 4) return 3500;
    if (zoom < 5) return 900;
    if (zoom < 6) return 300;
    if (zoom < 7) return 90;
    if (zoom < 8) return 25;
    if (zoom < 9) return 6;
    return 0;
  }

  function free(taken, box) {
    for (const other of taken) {
      if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
    }
    return true;
  }

  function write(ctx, text, x, y, ink) {
    ctx.lineWidth = 3;
    ctx.strokeStyle = GM.colour('--halo');
    ctx.strokeText(text, x, y);
    ctx.fillStyle = ink;
    ctx.fillText(text, x, y);
  }

  function spaced(ctx, pixels) {
    if ('letterSpacing' in ctx) ctx.letterSpacing = `${pixels}px`;
  }

  function paintCountries(ctx, view, shift, taken) {
    ctx.textAlign = 'center';
    spaced(ctx, 1.4);
    for (const country of countries) {
      const extent = (country.box[2] - country.box[0]) * view.scale;
      const size = Math.max(10, Math.min(15, 8.5 + extent / 90));
      ctx.font = `600 ${size}px ${FONT}`;
      const width = ctx.measureText(country.name).width;
      if (width > extent * 0.92 || extent > 5200) continue;
      const x = (country.x + shift) * view.scale - view.x;
      const y = country.y * view.scale - view.y;
      const box = [x - width / 2 - 4, y - size, x + width / 2 + 4, y + size / 2];
      if (!inside(box, view) || !free(taken, box)) continue;
      taken.push(box);
      write(ctx, country.name, x, y, GM.colour('--label-country'));
    }
    spaced(ctx, 0);
  }

  /* Close up, a country is named in the middle of what is near; far off, at its own middle. */
  function paintNear(ctx, view, shift, taken) {
    ctx.textAlign = 'center';
    ctx.font = `600 13px ${FONT}`;
    spaced(ctx, 2.4);
    const placed = [];
    for (const country of nearby) {
      const x = (country.x + shift) * view.scale - view.x;
      const y = country.y * view.scale - view.y;
      if (placed.some((other) => other.name === country.name && Math.hypot(other.x - x, other.y - y) < APART_PX)) continue;
      const width = ctx.measureText(country.name).width;
      const box = [x - width / 2 - 4, y - 13, x + width / 2 + 4, y + 6];
      if (!inside(box, view) || !free(taken, box)) continue;
      taken.push(box);
      placed.push({ name: country.name, x, y });
      write(ctx, country.name, x, y, GM.colour('--label-country'));
    }
    spaced(ctx, 0);
  }

  /* Whether a name lies wholly on the map: none is cut by its edge. */
  function inside(box, view) {
    const left = (view.width - view.inner.x) / 2 + 3;
    const top = (view.height - view.inner.y) / 2 + 3;
    return box[0] > left && box[1] > top && box[2] < view.width - left && box[3] < view.height - top;
  }

  /* The towns with a pin come first, in full ink, wherever there is room beside their marks. */
  function paintPinned(ctx, view, shift, taken) {
    ctx.font = `650 12.5px ${FONT}`;
    ctx.textAlign = 'left';
    for (const place of GM.pinnedPlaces()) {
      const x = (GM.mercatorX(place.lon) + shift) * view.scale - view.x;
      const y = GM.mercatorY(place.lat) * view.scale - view.y;
      const width = ctx.measureText(place.name).width;
      const spots = [[x + place.gap, y + 4], [x - place.gap - width, y + 4], [x - width / 2, y + place.gap + 10], [x - width / 2, y - place.gap - 2]];
      if (place.fanned) spots.unshift([x - width / 2, y + 18]);
      for (const [left, base] of spots) {
        const box = [left - 2, base - 12, left + width + 2, base + 4];
        if (!inside(box, view) || !free(taken, box)) continue;
        taken.push(box);
        write(ctx, place.name, left, base, GM.colour('--ink'));
        named.add(place.name);
        break;
      }
    }
  }

  function paintCities(ctx, view, shift, taken) {
    const least = smallest(view.zoom);
    const leastCapital = smallest(view.zoom + 2);
    const visible = GM.windowOf(view, shift);
    ctx.textAlign = 'left';
    for (const city of cities) {
      if (named.has(city.name) || city.thousands < (city.capital ? leastCapital : least)) continue;
      if (city.x < visible[0] || city.x > visible[2] || city.y < visible[1] || city.y > visible[3]) continue;
      const size = city.capital || city.thousands > 1000 ? 12.5 : 11.5;
      ctx.font = `${city.capital ? 600 : 400} ${size}px ${FONT}`;
      const x = (city.x + shift) * view.scale - view.x;
      const y = city.y * view.scale - view.y;
      const width = ctx.measureText(city.name).width;
      const dot = [x - 4, y - 4, x + 4, y + 4];
      const right = [x + 4, y - size / 2 - 2, x + 9 + width, y + size / 2 + 2];
      const left = [x - 9 - width, right[1], x - 4, right[3]];
      if (!free(taken, dot)) continue;
      const box = [right, left].find((one) => inside(one, view) && free(taken, one));
      if (!box) continue;
      taken.push(dot, box);
      mark(ctx, x, y, city.capital);
      write(ctx, city.name, box === right ? x + 6.5 : x - 6.5 - width, y + size * 0.35, GM.colour('--label-city'));
    }
  }

  function mark(ctx, x, y, capital) {
    ctx.beginPath();
    ctx.arc(x, y, capital ? 2.8 : 2, 0, 2 * Math.PI);
    ctx.fillStyle = GM.colour('--label-city');
    ctx.strokeStyle = GM.colour('--halo');
    ctx.lineWidth = 2;
    ctx.stroke();
    ctx.fill();
  }

  function paint(ctx, view) {
    ctx.lineJoin = 'round';
    for (const shift of [-1, 0, 1]) {
      const taken = GM.reserved(view, shift);
      named = new Set();
      paintPinned(ctx, view, shift, taken);
      if (view.zoom < 4.5) {
        paintCountries(ctx, view, shift, taken);
        paintCities(ctx, view, shift, taken);
      } else {
        if (view.zoom > 6) paintNear(ctx, view, shift, taken);
        paintCities(ctx, view, shift, taken);
        if (view.zoom <= 6) paintCountries(ctx, view, shift, taken);
      }
    }
  }

  function labelPoint(feature) {
    const place = feature.label;
    if (place) return { x: GM.mercatorX(place[0] / GRID), y: GM.mercatorY(place[1] / GRID) };
    return { x: (feature.box[0] + feature.box[2]) / 2, y: (feature.box[1] + feature.box[3]) / 2 };
  }

  GM.relabel = () => layer && layer.redraw();

  GM.startLabels = function (unpacked) {
    countries = GM.worldFeatures()
      .map((feature) => ({ name: feature.name.toUpperCase(), box: GM.largestBox(feature), ...labelPoint(feature) }))
      .sort((a, b) => b.box[2] - b.box[0] - (a.box[2] - a.box[0]));
    nearby = unpacked.near.map(([name, lon, lat]) => ({
      name: name.toUpperCase(), x: GM.mercatorX(lon / GRID), y: GM.mercatorY(lat / GRID),
    }));
    cities = unpacked.cities.map(([name, lon, lat, thousands, capital]) => ({
      name, thousands, capital, x: GM.mercatorX(lon / GRID), y: GM.mercatorY(lat / GRID),
    }));
    const pane = GM.map.createPane('gm-labels');
    pane.style.zIndex = 450;
    pane.style.pointerEvents = 'none';
    layer = new GM.CanvasLayer({ pane: 'gm-labels', paint });
    layer.addTo(GM.map);
    GM.on('theme', GM.relabel);
  };
})((window.GM = window.GM || {}));
