/* One shape for each event type, so that colour never carries the meaning alone. Drawn in a box of 24 by 24. */
(function (GM) {
  'use strict';

  function burst(points, outer, inner) {
    const steps = [];
    for (let i = 0; i < points * 2; i += 1) {
      const radius = i % 2 ? inner : outer;
      const angle = (Math.PI * i) / points - Math.PI / 2;
      steps.push(`${(12 + radius * Math.cos(angle)).toFixed(2)} ${(12 + radius * Math.sin(angle)).toFixed(2)}`);
    }
    return `M${steps.join('L')}Z`;
  }

  const SHAPES = {
    battles: 'M12 1.5L22.5 12L12 22.5L1.5 12Z',
    explosions: burst(8, 11.5, 7),
    civilians: 'M1.8 4H22.2L12 21.8Z',
    protests: 'M4.6 3H19.4A1.6 1.6 0 0 1 21 4.6V19.4A1.6 1.6 0 0 1 19.4 21H4.6A1.6 1.6 0 0 1 3 19.4V4.6A1.6 1.6 0 0 1 4.6 3Z',
    riots: 'M12 2.2L22.2 20H1.8Z',
    strategic: 'M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z',
    other: 'M6.8 3H17.2L22.4 12L17.2 21H6.8L1.6 12Z',
  };

  const VERDICTS = { plausible: '✓', implausible: '✗', undecided: '?' };

  GM.glyph = (type, size) =>
    GM.svg(
      'svg',
      { viewBox: '0 0 24 24', width: size || 16, height: size || 16, 'aria-hidden': 'true', class: `gm-glyph is-${type}` },
      GM.svg('path', { d: SHAPES[type] || SHAPES.other })
    );

  GM.glyphPath = (type) => SHAPES[type] || SHAPES.other;

  GM.verdictSign = (verdict) =>
    GM.el('span', { class: `gm-sign is-${verdict}`, 'aria-hidden': 'true' }, VERDICTS[verdict] || '?');

  GM.verdictChip = (verdict) => GM.el('span', { class: `gm-verdict is-${verdict}` }, GM.verdictSign(verdict), verdict);

  /* Small outline icons of the page's own controls. */
  const ICONS = {
    fold: 'M15 5l-7 7 7 7',
    up: 'M5 15l7-7 7 7',
    down: 'M5 9l7 7 7-7',
    close: 'M6 6l12 12M18 6L6 18',
    search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L20.5 20.5',
    sun: 'M12 7.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M12 1.5v2.5M12 20v2.5M1.5 12H4M20 12h2.5M4.6 4.6l1.8 1.8M17.6 17.6l1.8 1.8M4.6 19.4l1.8-1.8M17.6 6.4l1.8-1.8',
    moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4A8.5 8.5 0 1 0 20 14.5Z',
    home: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
    plus: 'M12 5v14M5 12h14',
    minus: 'M5 12h14',
    filter: 'M3.5 5h17l-6.5 8v5.5l-4 2V13z',
    download: 'M12 3.5v11.5M7 10.5l5 5l5-5M4.5 20h15',
  };

  GM.icon = (name) =>
    GM.svg(
      'svg',
      { viewBox: '0 0 24 24', width: 18, height: 18, 'aria-hidden': 'true', class: 'gm-icon' },
      GM.svg('path', { d: ICONS[name] })
    );
})((window.GM = window.GM || {}));
