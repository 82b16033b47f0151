/** Inline structure: code, links, images, emphasis, breaks. Everything else is escaped text. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);
const PUNCTUATION = /[!-/:-@[-`{-~\p{P}\p{S}]/u;
const SPACE = /\s/u;
const AUTOLINK = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>/iy;
const TARGET = /\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))(?:\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'))?\s*\)/sy;

export function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

export function inline(text) {
  return new Inline(text).render();
}

class Inline {
  #text;
  #at = 0;
  /** Finished HTML, delimiter runs and open brackets, in order. */
  #nodes = [];
  #brackets = [];

  constructor(text) {
    this.#text = text;
  }

  render() {
    while (this.#at < this.#text.length) {
      this.#step();
    }
    emphasize(this.#nodes);
    return this.#nodes.map(print).join('');
  }

  #step() {
    switch (this.#text[this.#at]) {
      case '\\':
        return this.#escape();
      case '`':
        return this.#code();
      case '*':
      case '_':
        return this.#delimiters();
      case '!':
        return this.#text[this.#at + 1] === '[' ? this.#open('![') : this.#plain(1);
      case '[':
        return this.#open('[');
      case ']':
        return this.#close();
      case '<':
        return this.#autolink();
      case '\n':
        return this.#lineBreak();
      default:
        return this.#plainRun();
    }
  }

  #push(html) {
    this.#nodes.push({ html });
  }

  #plain(length) {
    this.#push(escapeHtml(this.#text.slice(this.#at, this.#at + length)));
    this.#at += length;
  }

  #plainRun() {
    let end = this.#at + 1;
    while (end < this.#text.length && !'\\`*_![]<\n'.includes(this.#text[end])) {
      end++;
    }
    if (this.#text[end] === '\n') {
      const run = this.#text.slice(this.#at, end).replace(/ +$/, '');
      this.#push(escapeHtml(run));
      this.#at += run.length;
      return this.#lineBreak();
    }
    return this.#plain(end - this.#at);
  }

  #escape() {
    const next = this.#text[this.#at + 1];
    if (next === '\n') {
      this.#push('<br>\n');
      this.#at += 2;
    } else if (next !== undefined && /[!-/:-@[-`{-~]/.test(next)) {
      this.#push(escapeHtml(next));
      this.#at += 2;
    } else {
      this.#plain(1);
    }
  }

  /** A newline with the spaces before it: two or more of them make a hard break. */
  #lineBreak() {
    const [space] = /^ *\n */.exec(this.#text.slice(this.#at)) ?? [this.#text[this.#at]];
    this.#push(/^ {2,}\n/.test(space) ? '<br>\n' : '\n');
    this.#at += space.length;
  }

  #code() {
    const [fence] = /^`+/.exec(this.#text.slice(this.#at));
    const closing = new RegExp(`(?<!\`)${fence}(?!\`)`, 'g');
    closing.lastIndex = this.#at + fence.length;
    const match = closing.exec(this.#text);
    if (match === null) {
      return this.#plain(fence.length);
    }
    let code = this.#text.slice(this.#at + fence.length, match.index).replaceAll('\n', ' ');
    if (/^ .*[^ ].* $/.test(code) || /^ [^ ] $/.test(code)) {
      code = code.slice(1, -1);
    }
    this.#push(`<code>${escapeHtml(code)}</code>`);
    this.#at = match.index + fence.length;
  }

  #autolink() {
    AUTOLINK.lastIndex = this.#at;
    const match = AUTOLINK.exec(this.#text);
    if (match === null || !isSafe(match[1])) {
      return this.#plain(1);
    }
    this.#push(`<a href="${address(match[1])}">${escapeHtml(match[1])}</a>`);
    this.#at += match[0].length;
  }

  #delimiters() {
    const character = this.#text[this.#at];
    let end = this.#at;
    while (this.#text[end] === character) {
      end++;
    }
    const before = [...this.#text.slice(Math.max(0, this.#at - 2), this.#at)].at(-1) ?? ' ';
    const after = [...this.#text.slice(end, end + 2)][0] ?? ' ';
    const left = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
    const right = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
    const underscore = character === '_';
    const count = end - this.#at;
    this.#nodes.push({
      character,
      count,
      original: count,
      opens: left && (!underscore || !right || PUNCTUATION.test(before)),
      closes: right && (!underscore || !left || PUNCTUATION.test(after)),
      prefix: '',
      suffix: '',
    });
    this.#at = end;
  }

  #open(marker) {
    this.#brackets.push({ index: this.#nodes.length, image: marker === '![', active: true, from: this.#at + marker.length });
    this.#plain(marker.length);
  }

  #close() {
    const bracket = this.#brackets.pop();
    if (bracket === undefined || !bracket.active) {
      return this.#plain(1);
    }
    TARGET.lastIndex = this.#at + 1;
    const match = TARGET.exec(this.#text);
    if (match === null) {
      return this.#plain(1);
    }
    const url = unescape(match[1] ?? match[2]);
    if (!isSafe(url)) {
      return this.#plain(1);
    }
    const title = match[3] ?? match[4];
    const titleAttribute = title === undefined ? '' : ` title="${escapeHtml(unescape(title))}"`;
    const content = this.#nodes.splice(bracket.index).slice(1);
    emphasize(content);
    const inner = content.map(print).join('');
    if (bracket.image) {
      this.#push(`<img src="${address(url)}" alt="${plainText(inner)}"${titleAttribute}>`);
    } else {
      this.#push(`<a href="${address(url)}"${titleAttribute}>${inner}</a>`);
      for (const outer of this.#brackets) {
        outer.active &&= outer.image;
      }
    }
    this.#at = TARGET.lastIndex;
  }
}

/** Pairs delimiter runs, innermost first, and lets each pair print its elements. */
function emphasize(nodes) {
  for (let index = 0; index < nodes.length; index++) {
    const closer = nodes[index];
    while (closer.closes && closer.count > 0) {
      const opener = openerOf(nodes, index);
      if (opener === undefined) {
        break;
      }
      const strong = opener.count >= 2 && closer.count >= 2;
      const element = strong ? 'strong' : 'em';
      opener.count -= strong ? 2 : 1;
      closer.count -= strong ? 2 : 1;
      opener.suffix = `<${element}>${opener.suffix}`;
      closer.prefix += `</${element}>`;
      for (const between of nodes.slice(nodes.indexOf(opener) + 1, index)) {
        between.opens = false;
        between.closes = false;
      }
    }
  }
}

function openerOf(nodes, index) {
  const closer = nodes[index];
  return nodes.slice(0, index).findLast(
    (node) =>
      node.opens &&
      node.count > 0 &&
      node.character === closer.character &&
      !((node.closes || closer.opens) &&
        (node.original + closer.original) % 3 === 0 &&
        !(node.original % 3 === 0 && closer.original % 3 === 0)),
  );
}

function print(node) {
  return node.html ?? `${node.prefix}${node.character.repeat(node.count)}${node.suffix}`;
}

/** Relative addresses, and absolute ones with a scheme that runs nothing. */
function isSafe(url) {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020\u007f]/g, ''));
  return scheme === null || SAFE_SCHEMES.has(scheme[1].toLowerCase());
}

function address(url) {
  const encoded = url.replace(/[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]/gu, (character) =>
    /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character),
  );
  return escapeHtml(encoded.replace(/%(?![0-9a-f]{2})/gi, '%25'));
}

function unescape(text) {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** The text of an image's description: alternative texts stay, other tags go. */
function plainText(html) {
  return html.replace(/<img[^>]* alt="([^"]*)"[^>]*>/g, '$1').replace(/<[^>]*>/g, '');
}
