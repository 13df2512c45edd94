/* Light and dark: the system's choice until the reader makes another. */
(function (GM) {
  'use strict';

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let cache = {};

  GM.isDark = function () {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : dark.matches;
  };

  /* A colour of the style sheet, for the canvas. */
  GM.colour = function (name) {
    if (!(name in cache)) cache[name] = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    return cache[name];
  };

  function changed() {
    cache = {};
    const button = GM.id('gm-theme');
    GM.clear(button).append(GM.icon(GM.isDark() ? 'sun' : 'moon'));
    button.setAttribute('aria-label', GM.isDark() ? 'Use light colours' : 'Use dark colours');
    button.title = button.getAttribute('aria-label');
    GM.emit('theme');
  }

  GM.startTheme = function () {
    GM.id('gm-theme').addEventListener('click', () => {
      document.documentElement.dataset.theme = GM.isDark() ? 'light' : 'dark';
      changed();
    });
    dark.addEventListener('change', changed);
    changed();
  };
})((window.GM = window.GM || {}));
