/* Files of what is shown now: GeoJSON, CSV and a picture. Names of files are fixed; no word of a text is in them. */
(function (GM) {
  'use strict';

  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
  const KEPT_MS = 20000;

  function save(name, type, content) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    GM.el('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  }

  const shownEvents = () => GM.data.events.filter(GM.isShown);
  const people = (list) => list.map(([text, name]) => name || text).join('; ');

  function properties(event) {
    const place = GM.placeOf(event);
    const report = GM.data.documents[event.doc];
    return {
      event_id: event.id,
      doc_id: report.id,
      title: report.title,
      source: report.source,
      published: report.published,
      name: event.name,
      acled_event_type: event.acled[0],
      acled_sub_event_type: event.acled[1],
      plover_type: event.plover[0],
      plover_mode: event.plover[1],
      mode: event.mode,
      placement: event.placement,
      date_start: event.first,
      date_end: event.last,
      date_text: event.when_text,
      place: place ? place.name : null,
      place_id: place ? place.id : null,
      country: place ? place.country : null,
      geo_precision: event.precision,
      actors: people(event.actors),
      recipients: people(event.recipients),
      quantities: event.quantities.map(([text, kind]) => `${text} (${kind})`).join('; '),
      sentence: event.quote.join(''),
    };
  }

  const closed = (ring) => {
    const points = ring.map(([lat, lon]) => [lon, lat]);
    const [first, last] = [points[0], points[points.length - 1]];
    return first[0] === last[0] && first[1] === last[1] ? points : [...points, first];
  };

  /* The point of a pin, the zone that a claim allows, and nothing else: a country is no spot. */
  function geometry(event) {
    const place = GM.placeOf(event);
    if (event.placement === 'pin' && place) return { type: 'Point', coordinates: [place.lon, place.lat] };
    if (event.placement !== 'zone') return null;
    const readings = event.claims.map((n) => GM.readingOf(GM.data.claims[n])).filter((reading) => reading && reading.zone);
    if (!readings.length) return null;
    return { type: 'MultiPolygon', coordinates: GM.areaLatLngs(readings[0].zone).map((rings) => rings.map(closed)) };
  }

  GM.eventsAsGeoJson = () => JSON.stringify({
    type: 'FeatureCollection',
    geomap: GM.data.made,
    features: shownEvents().map((event) => ({ type: 'Feature', id: event.id, geometry: geometry(event), properties: properties(event) })),
  });

  /* Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
  function cell(value) {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  GM.eventsAsCsv = function () {
    const rows = shownEvents().map((event) => {
      const at = geometry(event);
      const [longitude, latitude] = at && at.type === 'Point' ? at.coordinates : [null, null];
      return { ...properties(event), longitude, latitude };
    });
    const columns = Object.keys(rows[0] || { event_id: null });
    return `${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
  };

  GM.startExport = function () {
    const button = GM.id('gm-export');
    const box = GM.id('gm-exports');
    const note = GM.el('p', { class: 'gm-note' });
    button.append(GM.icon('download'), GM.el('span', { class: 'gm-tool-words' }, 'Export'));
    const close = GM.startMenu(button, box);
    const item = (label, small, write) => GM.button(
      [GM.el('strong', {}, label), GM.el('span', {}, small)],
      () => { write(); close(); button.focus(); }, { class: 'gm-menu-item' });
    box.append(note,
      item('GeoJSON', 'events with points and zones', () => save('geomap-events.geojson', 'application/geo+json', GM.eventsAsGeoJson())),
      item('CSV', 'the same as a table', () => save('geomap-events.csv', 'text/csv', `\ufeff${GM.eventsAsCsv()}`)),
      item('PNG', 'the map as it is seen', async () => save('geomap-map.png', 'image/png', await GM.mapAsPng())));
    const corrections = item('Corrections', 'what you said of mentions',
      () => save('geomap-corrections.json', 'application/json', GM.correctionsAsJson()));
    box.append(corrections);
    button.addEventListener('click', () => {
      corrections.hidden = GM.correctionCount() === 0;
      corrections.lastChild.textContent = `what you said of ${GM.correctionCount() === 1 ? 'one mention' : `${GM.correctionCount()} mentions`}`;
      const [shown, all] = [shownEvents().length, GM.data.events.length];
      note.textContent = shown === all ? `All ${all} events` : `${shown} of ${all} events, as filtered`;
    });
  };
})((window.GM = window.GM || {}));
