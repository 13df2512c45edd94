/* A box that a button of the header opens: it closes by Escape, by a click elsewhere, and when the focus leaves it. */
(function (GM) {
  'use strict';

  GM.startMenu = function (button, box) {
    function set(open) {
      box.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
    }
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-controls', box.id);
    button.addEventListener('click', () => set(box.hidden));
    box.addEventListener('keydown', (native) => {
      if (native.key !== 'Escape') return;
      native.stopPropagation();
      set(false);
      button.focus();
    });
    document.addEventListener('pointerdown', (native) => {
      if (!box.hidden && !box.contains(native.target) && !button.contains(native.target)) set(false);
    });
    box.addEventListener('focusout', (native) => {
      if (native.relatedTarget && !box.contains(native.relatedTarget) && native.relatedTarget !== button) set(false);
    });
    return () => set(false);
  };
})((window.GM = window.GM || {}));
