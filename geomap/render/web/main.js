/* Starts everything, in order, and says when the page is drawn. */
(function (GM) {
  'use strict';

  const FAR_ZOOM = 5.5;

  function controls() {
    const button = (icon, label, listener) => GM.button(GM.icon(icon), listener, { 'aria-label': label, title: label });
    const box = GM.id('gm-zoom');
    box.append(
      button('plus', 'Zoom in', () => GM.map.zoomIn(1)),
      button('minus', 'Zoom out', () => GM.map.zoomOut(1)),
      button('home', 'Show all findings', () => GM.home(true)));
    const far = () => GM.map.getContainer().classList.toggle('is-far', GM.map.getZoom() < FAR_ZOOM);
    GM.map.on('zoomend', far);
    far();
    L.control.scale({ position: 'bottomright', maxWidth: 110, imperial: false }).addTo(GM.map);
  }

  function heading() {
    const { data } = GM;
    GM.id('gm-title').textContent = data.title;
    GM.id('gm-counts').textContent = data.counts;
    GM.id('gm-credit').textContent = `Borders: ${data.made.world_view.toUpperCase()} view, disputed lines dashed, no judgement on any claim · Natural Earth · GeoNames`;
  }

  async function start() {
    GM.map = window[document.querySelector('.folium-map').id];
    await GM.load();
    heading();
    GM.startTheme();
    const unpacked = await GM.unpackBasemap(GM.id('geomap-basemap').textContent);
    GM.startBasemap(unpacked);
    GM.startFocus();
    GM.startMarks();
    GM.startClaims();
    GM.startLabels(unpacked);
    GM.startText(GM.id('gm-page-text'));
    GM.startCards(GM.id('gm-page-events'), GM.id('gm-page-claims'));
    GM.startPlaces(GM.id('gm-page-places'));
    GM.startTimeline(GM.id('gm-time'));
    GM.startLegend(GM.id('gm-legend'));
    GM.startSearch();
    GM.startFilters();
    GM.startExport();
    GM.startLayout();
    controls();
    GM.startPaper();
    GM.home(false);
    GM.startPermalink();
    requestAnimationFrame(() => { document.documentElement.dataset.ready = '1'; });
  }

  start().catch((error) => {
    GM.id('gm-counts').textContent = `This page could not be drawn: ${error.message}`;
    throw error;
  });
})((window.GM = window.GM || {}));
