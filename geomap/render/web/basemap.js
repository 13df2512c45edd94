/* Land, borders and what is pointed at, drawn on one canvas under everything else. */
(function (GM) {
  'use strict';

  const DETAIL_FROM_ZOOM = 4;
  const UNITS_FROM_ZOOM = 5.5;
  const MIN_STEP_PX = 0.7;
  let map = null;
  let layer = null;
  let highlighted = new Set();

  /* Traces a ring; a point closer than a pixel to the last one drawn is left out. */
  function trace(ctx, ring, view, shift, closed) {
    const { points, edge } = ring;
    const last = points.length / 2 - 1;
    let px = Infinity;
    let py = Infinity;
    let pen = false;
    for (let i = 0; i <= last; i += 1) {
      const x = (points[2 * i] + shift) * view.scale - view.x;
      const y = points[2 * i + 1] * view.scale - view.y;
      const cut = !closed && i > 0 && (edge[i] & edge[i - 1]) !== 0;
      if (cut) {
        ctx.moveTo(x, y);
      } else if (!pen) {
        ctx.moveTo(x, y);
        pen = true;
      } else if (i === last || Math.abs(x - px) >= MIN_STEP_PX || Math.abs(y - py) >= MIN_STEP_PX) {
        ctx.lineTo(x, y);
      } else {
        continue;
      }
      px = x;
      py = y;
    }
    if (closed) ctx.closePath();
  }

  function shape(ctx, features, view, shift, closed) {
    const visible = GM.windowOf(view, shift);
    ctx.beginPath();
    for (const feature of features) {
      if (!GM.meets(feature.box, visible)) continue;
      for (const ring of feature.rings) {
        if (GM.meets(ring.box, visible)) trace(ctx, ring, view, shift, closed);
      }
    }
  }

  function fill(ctx, features, view, shift, colour) {
    shape(ctx, features, view, shift, true);
    ctx.fillStyle = colour;
    ctx.fill('evenodd');
  }

  function stroke(ctx, features, view, shift, colour, width) {
    shape(ctx, features, view, shift, false);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }

  function paintLayer(ctx, one, view, shift) {
    const countries = one.features.filter((feature) => feature.code);
    const lit = countries.filter((feature) => highlighted.has(feature.code));
    const width = Math.max(0.6, Math.min(1.6, view.zoom / 5));
    fill(ctx, countries, view, shift, GM.colour('--land'));
    if (lit.length) fill(ctx, lit, view, shift, GM.colour('--land-lit'));
    stroke(ctx, countries, view, shift, GM.colour('--border'), width);
    if (lit.length) stroke(ctx, lit, view, shift, GM.colour('--accent'), width * 1.4);
  }

  /* Lines on which the world views differ: what lies under them is wiped out, then they are dashed. */
  function paintDisputed(ctx, view, shift) {
    for (const one of map.layers) {
      if (one.kind !== 'disputed') continue;
      const width = Math.max(0.8, Math.min(1.8, view.zoom / 4.5));
      stroke(ctx, one.features, view, shift, GM.colour('--land'), width + 1.6);
      ctx.setLineDash([5, 4]);
      stroke(ctx, one.features, view, shift, GM.colour('--border-disputed'), width);
      ctx.setLineDash([]);
    }
  }

  function paintDetail(ctx, one, view, shift) {
    const [west, north, east, south] = one.frame;
    if (!GM.meets(one.frame, GM.windowOf(view, shift))) return;
    const left = Math.round((west + shift) * view.scale - view.x);
    const top = Math.round(north * view.scale - view.y);
    const width = Math.round((east + shift) * view.scale - view.x) - left;
    const height = Math.round(south * view.scale - view.y) - top;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    ctx.fillStyle = GM.colour('--sea');
    ctx.fillRect(left, top, width, height);
    paintLayer(ctx, one, view, shift);
    ctx.restore();
  }

  /* Borders of first-level units, whole, so that none ends where a box does. */
  function paintUnits(ctx, view, shift) {
    for (const one of map.layers) {
      if (one.kind === 'units') stroke(ctx, one.features, view, shift, GM.colour('--border-unit'), Math.min(1.2, view.zoom / 6));
    }
  }

  function paint(ctx, view) {
    ctx.fillStyle = GM.colour('--sea');
    ctx.fillRect(0, 0, view.width, view.height);
    ctx.lineJoin = 'round';
    for (const shift of [-1, 0, 1]) {
      if (!GM.meets([0, 0, 1, 1], GM.windowOf(view, shift))) continue;
      for (const one of map.layers) {
        if (one.kind === 'world') paintLayer(ctx, one, view, shift);
        else if (one.kind === 'detail' && view.zoom >= DETAIL_FROM_ZOOM) paintDetail(ctx, one, view, shift);
      }
      if (view.zoom >= UNITS_FROM_ZOOM) paintUnits(ctx, view, shift);
      paintDisputed(ctx, view, shift);
    }
  }

  GM.countryFeature = (code) => map.layers[0].features.find((feature) => feature.code === code) || null;

  GM.worldFeatures = () => map.layers[0].features;

  GM.highlightCountries = function (codes) {
    const next = new Set(codes);
    if (next.size === highlighted.size && [...next].every((code) => highlighted.has(code))) return;
    highlighted = next;
    layer.redraw();
  };

  GM.startBasemap = function (unpacked) {
    map = unpacked;
    const pane = GM.map.createPane('gm-land');
    pane.style.zIndex = 150;
    layer = new GM.CanvasLayer({ pane: 'gm-land', paint });
    layer.addTo(GM.map);
    GM.on('theme', () => layer.redraw());
  };
})((window.GM = window.GM || {}));
