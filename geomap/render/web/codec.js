/* Unpacks the basemap: base64 of gzip of a length, a JSON header and variable-length differences. */
(function (GM) {
  'use strict';

  const MERCATOR_LIMIT = 85.0511287798;

  GM.mercatorX = (lon) => (lon + 180) / 360;

  GM.mercatorY = function (lat) {
    const held = Math.max(-MERCATOR_LIMIT, Math.min(MERCATOR_LIMIT, lat));
    const sine = Math.sin((held * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };

  GM.lonOf = (x) => x * 360 - 180;

  GM.latOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

  GM.gunzip = async function (text) {
    const packed = atob(text.replace(/\s+/g, ''));
    const bytes = Uint8Array.from(packed, (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  function reader(bytes, start) {
    let at = start;
    return function () {
      let value = 0;
      let factor = 1;
      let byte = 0;
      do {
        byte = bytes[at];
        at += 1;
        value += (byte & 127) * factor;
        factor *= 128;
      } while (byte > 127);
      return value % 2 ? -(value + 1) / 2 : value / 2;
    };
  }

  /* Rings in Mercator units (0 to 1), with a mark on each point that lies on the edge at which its layer was cut. */
  function ring(next, count, last, layer) {
    const points = new Float64Array(count * 2);
    const edge = new Uint8Array(count);
    const [west, south, east, north] = layer.box.map((side) => Math.round(side * layer.scale));
    for (let i = 0; i < count; i += 1) {
      last.x += next();
      last.y += next();
      points[2 * i] = GM.mercatorX(last.x / layer.scale);
      points[2 * i + 1] = GM.mercatorY(last.y / layer.scale);
      edge[i] =
        (Math.abs(last.x - west) <= 1 ? 1 : 0) | (Math.abs(last.x - east) <= 1 ? 2 : 0) |
        (Math.abs(last.y - south) <= 1 ? 4 : 0) | (Math.abs(last.y - north) <= 1 ? 8 : 0);
    }
    return { points, edge, box: boxOf(points) };
  }

  function boxOf(points) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]);
      box[1] = Math.min(box[1], points[i + 1]);
      box[2] = Math.max(box[2], points[i]);
      box[3] = Math.max(box[3], points[i + 1]);
    }
    return box;
  }

  GM.largestBox = function (feature) {
    const area = (box) => (box[2] - box[0]) * (box[3] - box[1]);
    return feature.rings.map((one) => one.box).reduce((best, box) => (area(box) > area(best) ? box : best));
  };

  GM.joinBoxes = (boxes) => [
    Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3])),
  ];

  GM.unpackBasemap = async function (text) {
    const bytes = await GM.gunzip(text);
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    const next = reader(bytes, 4 + length);
    const last = { x: 0, y: 0 };
    for (const layer of header.layers) {
      for (const feature of layer.features) {
        feature.rings = feature.rings.map((count) => ring(next, count, last, layer));
        feature.box = GM.joinBoxes(feature.rings.map((one) => one.box));
      }
      const [west, south, east, north] = layer.box;
      layer.frame = [GM.mercatorX(west), GM.mercatorY(north), GM.mercatorX(east), GM.mercatorY(south)];
    }
    return header;
  };

  /* Rings or runs of differences on the grid of the data block, as Leaflet wants them. */
  GM.latLngs = function (differences) {
    const SCALE = 10000;
    const points = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < differences.length; i += 2) {
      x += differences[i];
      y += differences[i + 1];
      points.push([y / SCALE, x / SCALE]);
    }
    return points;
  };

  GM.areaLatLngs = (polygons) => polygons.map((rings) => rings.map(GM.latLngs));
})((window.GM = window.GM || {}));
