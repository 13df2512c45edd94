/* What is pointed at or selected, shown on the map without a pin: a pulse, an outline, a lit country. And flying there. */
(function (GM) {
  'use strict';

  const NEAR_ZOOM = 8;
  let hoverShapes = null;
  let selectShapes = null;

  function placesOf(kind, n) {
    const related = GM.related(kind, n);
    const numbers = new Set(related.place);
    for (const mention of related.mention) numbers.add(GM.data.mentions[mention].place);
    for (const event of related.event) numbers.add(GM.data.events[event].place);
    numbers.delete(null);
    numbers.delete(undefined);
    return [...numbers].map((number) => GM.data.places[number]);
  }

  function pulse(place, className) {
    return L.marker([place.lat, place.lon], {
      interactive: false,
      keyboard: false,
      pane: 'overlayPane',
      icon: L.divIcon({ className: `gm-pulse ${className}`, html: GM.el('span'), iconSize: [0, 0] }),
    });
  }

  function outline(place, className) {
    return L.polygon(GM.areaLatLngs(place.outline), { className: `gm-outline ${className}`, interactive: false });
  }

  function shapesOf(places, className) {
    const shapes = [];
    for (const place of places) {
      if (place.point) {
        shapes.push(pulse(place, className));
        if (place.radius_m > 0) {
          shapes.push(L.circle([place.lat, place.lon], {
            radius: place.radius_m, className: `gm-outline ${className}`, interactive: false,
          }));
        }
      } else if (place.kind !== 'country' && place.outline) {
        shapes.push(outline(place, className));
      }
    }
    return L.layerGroup(shapes).addTo(GM.map);
  }

  const countriesIn = (places) => places.filter((place) => place.kind === 'country').map((place) => place.country);

  function light() {
    const targets = [GM.state.selected, GM.state.hovered].filter(Boolean);
    GM.highlightCountries(targets.flatMap((target) => countriesIn(placesOf(target.kind, target.n))));
  }

  function onHover(target) {
    GM.state.hovered = target;
    if (hoverShapes) hoverShapes.remove();
    hoverShapes = target ? shapesOf(placesOf(target.kind, target.n), 'is-hover') : null;
    light();
  }

  function onSelect(selected) {
    if (selectShapes) selectShapes.remove();
    selectShapes = null;
    light();
    if (!selected) return;
    selectShapes = shapesOf(placesOf(selected.kind, selected.n), 'is-chosen');
    if (selected.from !== 'map') GM.fly(selected.kind, selected.n);
  }

  function boundsOf(kind, n) {
    const bounds = L.latLngBounds([]);
    const item = GM.item(kind, n);
    const claims = kind === 'claim' ? [item] : (item.claims || []).map((claim) => GM.data.claims[claim]);
    if (kind === 'claim' || item.placement === 'zone') claims.forEach((claim) => bounds.extend(GM.claimBounds(claim)));
    if (kind !== 'claim') {
      const places = kind === 'place' ? [item] : [GM.placeOf(item)].filter(Boolean);
      places.forEach((place) => bounds.extend(GM.placeBounds(place)));
    }
    return bounds;
  }

  GM.placeBounds = function (place) {
    if (place.outline) return L.latLngBounds(GM.areaLatLngs(place.outline).flat(2));
    const feature = place.kind === 'country' ? GM.countryFeature(place.country) : null;
    if (!feature) return L.latLng(place.lat, place.lon).toBounds(Math.max(place.radius_m * 2, 1000));
    const [west, north, east, south] = GM.largestBox(feature);
    return L.latLngBounds([GM.latOf(south), GM.lonOf(west)], [GM.latOf(north), GM.lonOf(east)]);
  };

  GM.fly = function (kind, n) {
    const bounds = boundsOf(kind, n);
    if (!bounds.isValid()) return;
    const options = { padding: [48, 48], maxZoom: NEAR_ZOOM };
    const apart = GM.map.getBounds().pad(-0.1).contains(bounds);
    const zoom = GM.map.getBoundsZoom(bounds, false, L.point(96, 96));
    if (apart && GM.map.getZoom() >= Math.min(zoom, NEAR_ZOOM) - 1.5) return;
    if (GM.calm()) GM.map.fitBounds(bounds, { ...options, animate: false });
    else GM.map.flyToBounds(bounds, { ...options, duration: 0.9 });
  };

  /* Boxes of what stands over the map, in its pixels. */
  GM.controlBoxes = function (margin) {
    const frame = GM.map.getContainer().getBoundingClientRect();
    const over = GM.map.getContainer().parentNode.querySelectorAll('.gm-legend, .gm-zoom, .gm-fold, .gm-credit, .leaflet-control-scale');
    return [...over].map((node) => node.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => [box.left - frame.left - margin, box.top - frame.top - margin, box.right - frame.left + margin, box.bottom - frame.top + margin]);
  };

  /* Paddings to try for the first view: the plain one, then clear of the legend above it, then beside it. */
  function paddings() {
    const legend = GM.id('gm-legend').getBoundingClientRect();
    const [left, top, right, bottom] = [44, 52, 64, 44];
    return [[left, top, right, bottom], [left, top, right, legend.height + 34], [legend.width + 40, top, right, bottom]];
  }

  function covered() {
    const boxes = GM.controlBoxes(16);
    return GM.findings().some((latLng) => {
      const at = GM.map.latLngToContainerPoint(latLng);
      return boxes.some(([left, top, right, bottom]) => at.x > left && at.x < right && at.y > top && at.y < bottom);
    });
  }

  let homeView = null;

  /* Whether the map still shows what it showed at first. */
  GM.isHome = function () {
    if (!homeView) return false;
    const apart = GM.map.latLngToContainerPoint(homeView.centre).distanceTo(GM.map.latLngToContainerPoint(GM.map.getCenter()));
    return GM.map.getZoom() === homeView.zoom && apart < 2;
  };

  GM.home = function (animate) {
    const view = GM.data.view;
    if (!view) return;
    const [west, south, east, north] = view;
    const tight = Math.max(east - west, north - south) < 6;
    const bounds = [[south, west], [north, east]];
    const before = { centre: GM.map.getCenter(), zoom: GM.map.getZoom() };
    for (const [left, top, right, bottom] of paddings()) {
      GM.map.fitBounds(bounds, {
        paddingTopLeft: [left, top], paddingBottomRight: [right, bottom], maxZoom: tight ? 7 : 14, animate: false,
      });
      if (!covered()) break;
    }
    homeView = { centre: GM.map.getCenter(), zoom: GM.map.getZoom() };
    if (!animate || GM.calm()) return;
    const goal = { centre: GM.map.getCenter(), zoom: GM.map.getZoom() };
    GM.map.setView(before.centre, before.zoom, { animate: false });
    GM.map.flyTo(goal.centre, goal.zoom, { duration: 0.8 });
  };

  GM.startFocus = function () {
    GM.on('hover', onHover);
    GM.on('select', onSelect);
  };
})((window.GM = window.GM || {}));
