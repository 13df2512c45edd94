/* What is known about a mention, event or claim, in words. Used by the cards and by the dock under the text. */
(function (GM) {
  'use strict';

  const percent = (score) => `${Math.round(score * 100)} %`;

  function reasons(heading, list) {
    if (!list.length) return null;
    return GM.el('section', { class: 'gm-why' }, heading && GM.el('h4', {}, heading),
      GM.el('ul', {}, list.map(([rule, text, weight]) =>
        GM.el('li', {}, GM.words('span', '', text), ' ',
          GM.el('code', { title: 'the rule that says so' }, weight === null ? rule : `${rule} ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`)))));
  }

  function facts(pairs) {
    return GM.el('dl', { class: 'gm-facts' },
      pairs.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) =>
        GM.el('div', {}, GM.el('dt', {}, name), value instanceof Node ? GM.el('dd', {}, value) : GM.words('dd', '', value))));
  }

  const position = (place) =>
    `${Math.abs(place.lat).toFixed(4)}° ${place.lat < 0 ? 'S' : 'N'}, ${Math.abs(place.lon).toFixed(4)}° ${place.lon < 0 ? 'W' : 'E'}`;

  const where = (place) => [place.name, ...place.within.filter((name) => name !== place.name)].join(', ');

  function radius(place) {
    if (!place.point) return 'area, never a pin';
    return place.radius_m >= 1000 ? `± ${(place.radius_m / 1000).toFixed(1)} km` : `± ${place.radius_m} m`;
  }

  /* Steps through the mentions of one place. */
  function pager(mention) {
    const place = GM.placeOf(mention);
    if (!place || place.mentions.length < 2) return null;
    const at = place.mentions.indexOf(mention.n);
    const step = (by) => () =>
      GM.select('mention', place.mentions[(at + by + place.mentions.length) % place.mentions.length], 'dock');
    return GM.el('div', { class: 'gm-pager' },
      GM.button(GM.icon('up'), step(-1), { 'aria-label': 'Previous mention of this place' }),
      GM.el('span', {}, `${at + 1} of ${place.mentions.length}`),
      GM.button(GM.icon('down'), step(1), { 'aria-label': 'Next mention of this place' }));
  }

  function others(mention) {
    if (!mention.others.length) return null;
    return GM.el('section', { class: 'gm-others' }, GM.el('h4', {}, 'Could also be'),
      GM.el('ul', {}, mention.others.map(([n, score]) =>
        GM.el('li', {}, GM.words('span', '', where(GM.data.places[n])), GM.el('span', { class: 'gm-num' }, percent(score)),
          GM.isThisNode(mention, n)))));
  }

  GM.mentionDetails = function (mention) {
    const place = GM.placeOf(mention);
    return [
      facts([
        ['Reads as', mention.reading],
        ['Status', mention.status],
        ['As written', place && place.name !== mention.text ? mention.text : null],
        ['Position', place && place.point ? `${position(place)} (${radius(place)})` : null],
        ['Shown as', place && !place.point ? radius(place) : null],
        ['Gazetteer', place && place.id],
        ['Score', place && percent(mention.score)],
      ]),
      reasons('Why it reads so', mention.why),
      reasons(place ? 'Why this place' : 'Why no place', mention.which),
      others(mention),
      GM.correctionNode(mention),
    ];
  };

  const people = (list) => list.map(([text, name, role]) =>
    [text, name && `(${name})`, role && `– ${role}`].filter(Boolean).join(' ')).join('; ');

  const whyPlaced = (event) => event.why.map(([rule, text, weight]) =>
    [rule, event.because && rule.startsWith('placement') ? event.because : text, weight]);

  GM.eventDetails = function (event) {
    const place = GM.placeOf(event);
    const coded = (pair) => pair.filter(Boolean).join(' › ');
    return [
      facts([
        ['ACLED', coded(event.acled) || 'not coded by ACLED'],
        ['PLOVER', coded(event.plover)],
        ['Who', people(event.actors)],
        ['To whom', people(event.recipients)],
        ['How many', event.quantities.map(([text, kind]) => `${text} (${kind})`).join('; ')],
        ['Position', place && place.point && event.placement === 'pin' ? `${position(place)} (${radius(place)})` : null],
        ['Gazetteer', place && place.id],
        ['Precision', event.precision && `geo_precision ${event.precision}`],
        ['Told', event.also ? `${event.also + 1} times in this report` : null],
      ]),
      reasons('How it was read', whyPlaced(event)),
      reasons('Date', event.when_why),
    ];
  };

  function choice(claim, reading, index) {
    const id = `gm-reading-${claim.n}-${index}`;
    const measured = [reading.measured && `measured ${reading.measured}`, reading.area && `zone of ${reading.area}`];
    return GM.el('li', { class: 'gm-reading' },
      GM.el('input', {
        type: 'radio', name: `gm-reading-${claim.n}`, id, checked: (GM.state.reading[claim.n] || 0) === index,
        on: { change: () => { GM.setReading(claim, index); if (!GM.isSelected('claim', claim.n)) GM.select('claim', claim.n, 'list'); } },
      }),
      GM.el('label', { for: id }, GM.verdictSign(reading.verdict),
        GM.el('span', { class: 'gm-reading-words' },
          GM.words('span', 'gm-reading-label', reading.label, index === 0 && GM.el('em', {}, ' default')),
          GM.el('span', { class: 'gm-reading-figures' }, measured.filter(Boolean).join(' · ') || 'nothing to measure'))));
  }

  GM.claimReadings = (claim) =>
    GM.el('fieldset', { class: 'gm-readings' },
      GM.el('legend', {}, claim.readings.length > 1 ? `${claim.readings.length} readings, choose one to draw it` : 'Reading'),
      GM.el('ul', {}, claim.readings.map((reading, index) => choice(claim, reading, index))));

  GM.claimDetails = function (claim) {
    const reading = GM.readingOf(claim);
    const told = new Set(claim.why.map(([, text]) => text));
    const party = (pair) => pair && (pair[1] ? `${pair[0]} → ${pair[1]}` : `${pair[0]} (nothing locates it)`);
    return [
      facts([
        ['States', claim.claimed || 'no figure'],
        ['Kind', claim.relation],
        ['Subject', party(claim.subject)],
        ['Measured from', claim.landmark && (claim.landmark[1] ? `${claim.landmark[0]} → ${claim.landmark[1]}` : claim.landmark[0])],
        ['Method', claim.method],
        ['Boundary', claim.accuracy && `accurate to about ${claim.accuracy}`],
        ['World view', claim.world_view.toUpperCase()],
        ['On the map', GM.claimDrawing(claim)],
      ]),
      reasons('Verdict', claim.why),
      reading && reasons(`Under “${reading.label}”`, reading.why.filter(([, text]) => !told.has(text))),
      reasons('How the words were read', claim.how),
    ];
  };

  GM.pager = pager;
  GM.whereWords = where;
})((window.GM = window.GM || {}));
