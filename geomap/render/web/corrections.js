/* What an analyst says of mentions: right, wrong, or no place. Kept while the page is open, and written to a small file. */
(function (GM) {
  'use strict';

  const said = new Map(); /* number of a mention -> { said, place } */
  const WORDS = { right_place: 'Right place', wrong_place: 'Wrong place', not_a_place: 'Not a place' };

  GM.correctionOf = (mention) => said.get(mention.n) || null;

  GM.correctionCount = () => said.size;

  function say(mention, verdict, place) {
    const now = said.get(mention.n);
    if (now && now.said === verdict && now.place === place) said.delete(mention.n);
    else said.set(mention.n, { said: verdict, place });
    GM.emit('correction', mention);
  }

  function button(mention, verdict) {
    const now = GM.correctionOf(mention);
    const pressed = now !== null && now.said === verdict && now.place === null;
    return GM.button(WORDS[verdict], () => say(mention, verdict, null), { class: 'gm-say', 'aria-pressed': String(pressed), 'data-say': verdict });
  }

  /* Three buttons under the details of a mention; without a place there is none that could be right. */
  GM.correctionNode = function (mention) {
    const verdicts = mention.place === null ? ['wrong_place', 'not_a_place'] : ['right_place', 'wrong_place', 'not_a_place'];
    const now = GM.correctionOf(mention);
    const place = now && now.place !== null ? GM.data.places[now.place] : null;
    return GM.el('section', { class: 'gm-correct' }, GM.el('h4', {}, 'Is this right?'),
      GM.el('div', { class: 'gm-says', role: 'group', 'aria-label': 'Correct this mention' }, verdicts.map((verdict) => button(mention, verdict))),
      place && GM.words('p', 'gm-note', `You said: it is ${GM.whereWords(place)}.`),
      now && GM.el('p', { class: 'gm-note' }, 'Export, Corrections writes it to a file; geomap map --corrections FILE replays it.'));
  };

  /* The button beside another candidate. */
  GM.isThisNode = function (mention, n) {
    const now = GM.correctionOf(mention);
    const pressed = now !== null && now.place === n;
    return GM.button('It is this one', () => say(mention, 'wrong_place', n), { class: 'gm-say', 'aria-pressed': String(pressed), 'data-say': 'this' });
  };

  GM.correctionsAsJson = () => JSON.stringify({
    geomap_corrections: 1,
    corrections: [...said].sort(([one], [other]) => one - other).map(([n, { said: verdict, place }]) => {
      const mention = GM.data.mentions[n];
      const report = GM.data.documents[mention.doc];
      return {
        doc_id: report.id,
        doc_sha256: report.sha256,
        start: mention.start,
        end: mention.end,
        text: mention.text,
        said: verdict,
        place_id: place === null ? null : GM.data.places[place].id,
      };
    }),
  }, null, 1);
})((window.GM = window.GM || {}));
