/* Very many events: columns out of one packed block, read through objects that hold no more than their number. */
(function (GM) {
  'use strict';

  function column(bytes, at, [, length, size, delta, signed]) {
    const values = new Int32Array(length);
    let last = 0;
    for (let i = 0; i < length; i += 1) {
      let value = bytes[at + i];
      if (size > 1) value += bytes[at + length + i] * 256;
      if (size > 2) value += bytes[at + 2 * length + i] * 65536 + bytes[at + 3 * length + i] * 16777216;
      if (signed) value = value % 2 ? -(value + 1) / 2 : value / 2;
      if (delta) {
        value += last;
        last = value;
      }
      values[i] = value;
    }
    return values;
  }

  async function unpack(text) {
    const bytes = await GM.gunzip(text);
    let at = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const packed = JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)));
    for (const one of packed.columns) {
      const [name, length, size] = one;
      packed[name] = size ? column(bytes, at, one) : new TextDecoder().decode(bytes.subarray(at, at + length));
      at += length * Math.max(size, 1);
    }
    return packed;
  }

  /* The document of each thing, from the number of the first in each document. */
  function owners(documents, which, count) {
    const owner = new Int32Array(count);
    documents.forEach((document, n) => {
      owner.fill(n, document.first[which], n + 1 < documents.length ? documents[n + 1].first[which] : count);
    });
    return owner;
  }

  /* Offsets are kept as the gap to what ends before, anew in each document. */
  function starts(gaps, lengths, owner) {
    const found = new Int32Array(gaps.length);
    for (let i = 0; i < gaps.length; i += 1) {
      found[i] = gaps[i] + (i > 0 && owner[i - 1] === owner[i] ? found[i - 1] + lengths[i - 1] : 0);
    }
    return found;
  }

  const pointsOf = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text) : text);

  /* Cuts words out of a document. Its text is packed without the mentions that are written like their place, and is put
     together when it is first read; offsets count code points, which differ from units where there are surrogates. */
  function texts(packed, documents, start, nameOf) {
    const source = pointsOf(packed.texts);
    const whole = new Map();
    let total = 0;
    const from = packed.text_lengths.map((length) => (total += length) - length);
    const words = (part) => (typeof part === 'string' ? part : part.join(''));
    function textOf(doc) {
      const last = doc + 1 < documents.length ? documents[doc + 1].first[0] : start.length;
      const parts = [];
      let at = from[doc];
      let position = 0;
      for (let n = documents[doc].first[0]; n < last; n += 1) {
        if (packed.mention_length[n]) continue;
        const gap = start[n] - position;
        const name = nameOf(n);
        parts.push(words(source.slice(at, at + gap)), name);
        at += gap;
        position = start[n] + pointsOf(name).length;
      }
      parts.push(words(source.slice(at, from[doc] + packed.text_lengths[doc])));
      return pointsOf(parts.join(''));
    }
    return function (doc, first, end) {
      if (!whole.has(doc)) whole.set(doc, textOf(doc));
      return words(whole.get(doc).slice(first, end));
    };
  }

  function rows(count, getters) {
    class Row { constructor(n) { this.n = n; } }
    for (const [name, get] of Object.entries(getters)) {
      Object.defineProperty(Row.prototype, name, { enumerable: true, get() { return get(this.n); } });
    }
    return Array.from({ length: count }, (_, n) => new Row(n));
  }

  const shared = (table, numbers) => Object.fromEntries(
    Object.keys(table[0] || {}).map((name) => [name, (n) => table[numbers[n]][name]]));

  function places(columns) {
    const names = Object.keys(columns);
    return (columns.id || []).map((_, n) => Object.fromEntries(names.map((name) => [name, columns[name][n]])));
  }

  /* The events of each mention: the first, and after each event the next. */
  function chains(mentions, count) {
    const head = new Int32Array(count).fill(-1);
    const next = new Int32Array(mentions.length).fill(-1);
    for (let n = mentions.length - 1; n >= 0; n -= 1) {
      if (mentions[n]) [next[n], head[mentions[n] - 1]] = [head[mentions[n] - 1], n];
    }
    return (mention) => {
      const found = [];
      for (let n = head[mention]; n >= 0; n = next[n]) found.push(n);
      return found;
    };
  }

  function because(event) {
    const place = GM.placeOf(event);
    if (!place || (event.placement !== 'pin' && event.placement !== 'area')) return null;
    const { text } = GM.data.mentions[event.mention];
    const known = text === place.name ? '' : `, which the gazetteer has as ${place.name}`;
    if (event.placement === 'area') return `outlined, not pinned: the text says only “${text}”${known}`;
    return `pinned ${(event.precision || 1) > 1 ? 'near' : 'at'} “${text}”${known}`;
  }

  function runs(document, n, cut) {
    const count = n + 1 < GM.data.documents.length ? GM.data.documents[n + 1].first[0] : GM.data.mentions.length;
    const { mentions } = GM.data;
    return ([kind, from, to]) => {
      const found = [];
      let at = from;
      for (let m = document.first[0]; m < count; m += 1) {
        const { start, end } = mentions[m];
        if (start < at || end > to) continue;
        if (start > at) found.push(cut(n, at, start));
        found.push([cut(n, start, end), m - document.first[0], null, []]);
        at = end;
      }
      if (at < to) found.push(cut(n, at, to));
      return [kind, ...found];
    };
  }

  GM.unpackBulk = async function (data) {
    const packed = await unpack(data.bulk);
    delete data.bulk;
    const ids = packed.ids.split('\n');
    data.documents = packed.documents;
    data.places = places(packed.places);
    const nameLength = data.places.map(({ name }) => pointsOf(name).length);
    const mentionLength = packed.mention_length.map((length, n) => length || nameLength[packed.place[n] - 1]);
    const eventDoc = owners(data.documents, 1, packed.kind.length);
    const mentionDoc = owners(data.documents, 0, packed.look.length);
    const start = starts(packed.gap, packed.length, eventDoc);
    const mentionStart = starts(packed.mention_gap, mentionLength, mentionDoc);
    const cut = texts(packed, data.documents, mentionStart, (n) => data.places[packed.place[n] - 1].name);
    const eventsOf = chains(packed.mention, packed.look.length);
    const mentionEnd = (n) => mentionStart[n] + mentionLength[n];
    const mentionPlace = (n) => (packed.place[n] ? packed.place[n] - 1 : null);
    data.mentions = rows(packed.look.length, {
      ...shared(packed.looks, packed.look),
      id: (n) => `${data.documents[mentionDoc[n]].id}:${mentionStart[n]}`,
      doc: (n) => mentionDoc[n], start: (n) => mentionStart[n], end: mentionEnd,
      text: (n) => cut(mentionDoc[n], mentionStart[n], mentionEnd(n)),
      place: mentionPlace, events: eventsOf,
    });
    data.events = rows(packed.kind.length, {
      ...shared(packed.kinds, packed.kind), ...shared(packed.whens, packed.when),
      id: (n) => ids[n], doc: (n) => eventDoc[n], start: (n) => start[n], end: (n) => start[n] + packed.length[n],
      mention: (n) => (packed.mention[n] ? packed.mention[n] - 1 : null),
      place: (n) => (packed.mention[n] ? mentionPlace(packed.mention[n] - 1) : null),
      quote: (n) => {
        const end = start[n] + packed.length[n];
        const first = Math.min(start[n] + Math.max(packed.lead[n], 0), end);
        const last = Math.min(first + packed.trigger[n], end);
        return [cut(eventDoc[n], start[n], first), cut(eventDoc[n], first, last), cut(eventDoc[n], last, end)];
      },
      because: (n) => because(data.events[n]),
    });
    data.documents.forEach((document, n) => {
      Object.defineProperty(document, 'blocks', { get: () => document.parts.map(runs(document, n, cut)) });
    });
    GM.columns = packed;
  };

  /* Which events are shown, worked out once for all that ask: by kind and date first, as many events share them. */
  GM.maskEvents = function (passes) {
    const { kind, when, kinds, whens } = GM.columns;
    const kindShown = kinds.map(({ type }) => !GM.state.hidden.has(type));
    const whenShown = whens.map(GM.inRange);
    const mask = new Uint8Array(kind.length);
    const facets = Object.keys(GM.state.facets).length > 0;
    for (let n = 0; n < mask.length; n += 1) {
      if (kindShown[kind[n]] && whenShown[when[n]] && (!facets || passes(GM.data.events[n]))) mask[n] = 1;
    }
    return mask;
  };
})((window.GM = window.GM || {}));
