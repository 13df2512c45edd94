/* Two handles that leave the events of some days; those without a date stay. */
(function (GM) {
  'use strict';

  GM.setDays = () => {}; /* until there are days to choose from */

  /* `words`, `isoOf` and `dayOf` turn numbers of days into what is read and kept, and back. */
  GM.dayRange = function (span, words, isoOf, dayOf) {
    const [from, to] = span;
    if (to - from < 2) return null;
    const output = GM.el('output', { class: 'gm-range-words', 'aria-live': 'polite' });
    const handle = (label, value) => GM.el('input', {
      type: 'range', min: from, max: to, step: 1, value, 'aria-label': label, on: { input: changed },
    });
    const low = handle('From day', from);
    const high = handle('To day', to);
    function changed() {
      const days = [Number(low.value), Number(high.value)].sort((a, b) => a - b);
      const whole = days[0] === from && days[1] === to;
      GM.state.range = whole ? null : { days: days.map(isoOf), undated: true };
      low.setAttribute('aria-valuetext', words(Number(low.value), true));
      high.setAttribute('aria-valuetext', words(Number(high.value), true));
      output.textContent = whole ? '' : `${words(days[0], true)} – ${words(days[1], true)}`;
      GM.refilter();
    }
    changed();
    GM.setDays = function (wanted) {
      [low.value, high.value] = wanted.map(dayOf);
      changed();
    };
    return GM.el('div', { class: 'gm-range' }, low, high, output);
  };
})((window.GM = window.GM || {}));
