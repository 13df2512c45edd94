/* Many dated events as columns stacked by type, on a canvas. */
(function (GM) {
  'use strict';

  const COLUMN_PX = 4;
  const WIDEST_PX = 56;
  const FOOT_PX = 24;

  /* `x` gives the place of a day; an interval counts at its first day. */
  GM.paintHistogram = function (canvas, events, dayOf, x, width, height, margin) {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const ctx = canvas.getContext('2d');
    ctx.scale(ratio, ratio);
    const types = GM.data.types.map(([key]) => key);
    const step = Math.max(COLUMN_PX, x(1) - x(0)); /* a day, where there is room */
    const wide = Math.max(COLUMN_PX - 1, Math.min(WIDEST_PX, step * 0.7));
    const columns = Math.ceil((width - 2 * margin) / step);
    const counts = new Int32Array(columns * types.length);
    const numbers = new Map(types.map((key, i) => [key, i]));
    const columnOf = new Map();
    for (const event of events) {
      if (!GM.isShown(event)) continue;
      const iso = event.first || event.last;
      let column = columnOf.get(iso);
      if (column === undefined) {
        column = Math.max(0, Math.min(columns - 1, Math.floor((x(dayOf(iso) + 0.5) - margin) / step)));
        columnOf.set(iso, column);
      }
      counts[column * types.length + numbers.get(event.type)] += 1;
    }
    const totals = Array.from({ length: columns }, (_, i) => counts.subarray(i * types.length, (i + 1) * types.length).reduce((a, b) => a + b, 0));
    const unit = (height - FOOT_PX - 4) / Math.max(1, ...totals);
    for (let i = 0; i < columns; i += 1) {
      let foot = height - FOOT_PX;
      types.forEach((type, t) => {
        const tall = counts[i * types.length + t] * unit;
        if (!tall) return;
        foot -= tall;
        ctx.fillStyle = GM.colour(`--t-${type}`);
        ctx.fillRect(margin + i * step + (step - wide) / 2, foot, wide, tall);
      });
    }
  };
})((window.GM = window.GM || {}));
