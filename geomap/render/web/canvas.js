/* A Leaflet layer with one canvas, a little larger than the map, redrawn as the map moves. */
(function (GM) {
  'use strict';

  GM.CanvasLayer = L.Renderer.extend({
    options: { padding: 0.25, paint: null },

    _initContainer() {
      this._container = document.createElement('canvas');
      this._container.setAttribute('aria-hidden', 'true');
      this._ctx = this._container.getContext('2d');
    },

    _destroyContainer() {
      L.Util.cancelAnimFrame(this._frame);
      L.DomUtil.remove(this._container);
    },

    getEvents() {
      const events = L.Renderer.prototype.getEvents.call(this);
      events.move = this._onMove;
      return events;
    },

    _onMove() {
      if (this._map._animatingZoom || this._frame || this._covers()) return;
      this._frame = L.Util.requestAnimFrame(() => {
        this._frame = null;
        if (this._map && !this._map._animatingZoom) this._update();
      });
    },

    /* Whether what is drawn still reaches beyond the map's edges. */
    _covers() {
      if (!this._bounds || this._zoom !== this._map.getZoom()) return false;
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      return this._bounds.contains(L.bounds(corner, corner.add(this._map.getSize())));
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = GM.onPaper() ? 2 : Math.min(window.devicePixelRatio || 1, 2);
      const canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      this._ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      const origin = this._map.getPixelOrigin().add(this._bounds.min);
      this.options.paint(this._ctx, {
        zoom: this._map.getZoom(),
        scale: 256 * Math.pow(2, this._map.getZoom()),
        x: origin.x,
        y: origin.y,
        width: size.x,
        height: size.y,
        inner: this._map.getSize(),
      });
      if (GM.onPaper()) this._settle();
    },

    /* Chromium prints what was drawn since the last reset as strokes on an opaque sheet, which would hide all below:
       put back as plain pixels it stays transparent. */
    _settle() {
      const { width, height } = this._container;
      const pixels = this._ctx.getImageData(0, 0, width, height);
      this._container.width = width;
      this._ctx.putImageData(pixels, 0, 0);
    },

    redraw() {
      if (this._map) this._update();
    },
  });

  /* The part of the Mercator square that a view shows, shifted by whole worlds. */
  GM.windowOf = (view, shift) => [
    view.x / view.scale - shift, view.y / view.scale,
    (view.x + view.width) / view.scale - shift, (view.y + view.height) / view.scale,
  ];

  GM.meets = (one, other) => one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
})((window.GM = window.GM || {}));
