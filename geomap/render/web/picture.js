/* The map as a picture: its canvases, then its drawings and words, each where it stands. */
(function (GM) {
  'use strict';

  const RATIO = 2;
  const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap',
    'stroke-linejoin', 'opacity', 'display', 'visibility', 'paint-order', 'font', 'text-anchor', 'dominant-baseline'];
  const PANES = ['.leaflet-overlay-pane', '.leaflet-marker-pane', '.leaflet-control-scale', '.gm-credit'];

  /* A drawing with the looks that the page's style sheets give it, as an image. */
  async function image(svg, box) {
    const copy = svg.cloneNode(true);
    const from = [svg, ...svg.querySelectorAll('*')];
    const to = [copy, ...copy.querySelectorAll('*')];
    from.forEach((node, i) => {
      const style = getComputedStyle(node);
      to[i].setAttribute('style', STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
    });
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', box.width);
    copy.setAttribute('height', box.height);
    const drawn = new Image();
    drawn.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await drawn.decode();
    return drawn;
  }

  const isSeen = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';

  function textNodes(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && !node.parentElement.closest('svg') && isSeen(node.parentElement)) found.push(node);
    }
    return found;
  }

  function write(context, node, at) {
    const style = getComputedStyle(node.parentElement);
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = at(range.getBoundingClientRect());
    context.font = style.font;
    context.fillStyle = style.color;
    context.textBaseline = 'middle';
    context.fillText(node.data.trim(), box.x, box.y + box.height / 2);
  }

  function bar(context, node, at) {
    const box = at(node.getBoundingClientRect());
    context.strokeStyle = getComputedStyle(node).color;
    context.lineWidth = 1.5;
    context.strokeRect(box.x, box.y + box.height - 4, 0, 4);
    context.strokeRect(box.x, box.y + box.height, box.width, 0);
    context.strokeRect(box.x + box.width, box.y + box.height - 4, 0, 4);
  }

  function plate(context, node, at) {
    const colour = getComputedStyle(node).backgroundColor;
    if (colour === 'transparent' || colour.endsWith(', 0)')) return;
    const box = at(node.getBoundingClientRect());
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, Math.min(6, box.height / 2));
    context.fill();
  }

  GM.mapAsPng = async function () {
    const map = GM.map.getContainer();
    const frame = map.getBoundingClientRect();
    const at = (box) => ({ x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height });
    const sheet = document.createElement('canvas');
    [sheet.width, sheet.height] = [Math.round(frame.width * RATIO), Math.round(frame.height * RATIO)];
    const context = sheet.getContext('2d');
    context.scale(RATIO, RATIO);
    context.fillStyle = getComputedStyle(map.closest('.gm-map')).backgroundColor;
    context.fillRect(0, 0, frame.width, frame.height);
    for (const canvas of map.querySelectorAll('canvas')) {
      const { x, y, width, height } = at(canvas.getBoundingClientRect());
      context.drawImage(canvas, x, y, width, height);
    }
    for (const pane of PANES) {
      for (const root of map.closest('.gm-map').querySelectorAll(pane)) {
        for (const node of root.querySelectorAll('span, p')) if (isSeen(node)) plate(context, node, at);
        if (root.matches('.gm-credit')) plate(context, root, at);
        for (const line of root.querySelectorAll('.leaflet-control-scale-line')) bar(context, line, at);
        for (const svg of root.querySelectorAll('svg')) {
          if (!isSeen(svg) || svg.parentElement.closest('svg')) continue;
          const box = at(svg.getBoundingClientRect());
          if (box.width && box.height) context.drawImage(await image(svg, box), box.x, box.y, box.width, box.height);
        }
        for (const node of textNodes(root)) write(context, node, at);
      }
    }
    return new Promise((done) => { sheet.toBlob(done, 'image/png'); });
  };
})((window.GM = window.GM || {}));
