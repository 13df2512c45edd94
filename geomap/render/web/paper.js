/* Printing: the map takes a box that fits the paper, is fitted again, and gets the reader's view back afterwards. */
(function (GM) {
  'use strict';

  let before = null;

  function legendOut(out) {
    const legend = GM.id('gm-legend');
    if (out) GM.map.getContainer().closest('.gm-map').after(legend);
    else GM.id('gm-credit').before(legend);
    const details = legend.querySelector('details');
    if (out) before.open = details.open;
    details.open = out || before.open;
  }

  function dress(theme) {
    const root = document.documentElement;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    GM.emit('theme');
  }

  function start() {
    if (before) return;
    const root = document.documentElement;
    before = {
      theme: root.dataset.theme || '', home: GM.isHome(), bounds: GM.map.getBounds(),
      centre: GM.map.getCenter(), zoom: GM.map.getZoom(),
    };
    GM.map.stop();
    root.classList.add('is-paper');
    legendOut(true);
    GM.map.invalidateSize({ animate: false, pan: false });
    if (before.home) GM.home(false);
    else GM.map.fitBounds(before.bounds, { animate: false });
    dress('light');
    GM.emit('resize');
  }

  function end() {
    if (!before) return;
    document.documentElement.classList.remove('is-paper');
    legendOut(false);
    const { theme, centre, zoom } = before;
    GM.map.invalidateSize({ animate: false, pan: false });
    GM.map.setView(centre, zoom, { animate: false });
    before = null;
    dress(theme);
    GM.emit('resize');
  }

  GM.onPaper = () => before !== null;

  GM.startPaper = function () {
    window.addEventListener('beforeprint', start);
    window.addEventListener('afterprint', end);
  };
})((window.GM = window.GM || {}));
