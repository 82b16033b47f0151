/** Block structure: lines in, HTML out. Follows CommonMark and GFM tables, without raw HTML. */
import { escapeHtml, inline } from './inline.js';

const MAX_DEPTH = 30;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^( {0,3})(`{3,}|~{3,})[ \t]*([^`]*)$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( +)(?=\S)|$)/;
/** Before a lazy line: it goes on with a paragraph and is nothing else. */
const LAZY = '    ';
const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

export function toHtml(markdown) {
  const lines = markdown
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .replaceAll('\0', '\ufffd')
    .split('\n')
    .map(expandLeadingTabs);
  return new Blocks(lines, 0).render();
}

function expandLeadingTabs(line) {
  return line.replace(/^[ \t]+/, (space) => {
    let width = 0;
    for (const character of space) {
      width += character === '\t' ? 4 - (width % 4) : 1;
    }
    return ' '.repeat(width);
  });
}

function isBlank(line) {
  return line.trim() === '';
}

/** Whether a line may end a paragraph that the next line goes on with, without marks of its own. */
function takesLazyLine(line) {
  return !isBlank(line) && !HEADING.test(line) && !RULE.test(line) && !FENCE.test(line) && !DELIMITER_ROW.test(line);
}

function indentOf(line) {
  return line.length - line.trimStart().length;
}

class Blocks {
  #lines;
  #depth;
  #at = 0;

  constructor(lines, depth) {
    this.#lines = lines;
    this.#depth = depth;
  }

  /** Each block ends with a newline. In a tight list, paragraphs go without their element. */
  render({ tight = false } = {}) {
    let out = '';
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (isBlank(line)) {
        this.#at++;
        continue;
      }
      out += this.#block(line, tight, out);
    }
    return out;
  }

  #block(line, tight, before) {
    let match;
    if (indentOf(line) >= 4) {
      return this.#indentedCode();
    }
    if ((match = FENCE.exec(line)) && (match[2][0] === '~' || !match[3].includes('`'))) {
      return this.#fencedCode(match);
    }
    if ((match = HEADING.exec(line))) {
      this.#at++;
      const level = match[1].length;
      const text = /^#+$/.test(match[2] ?? '') ? '' : (match[2] ?? '');
      return `<h${level}>${inline(text.trim())}</h${level}>\n`;
    }
    if (RULE.test(line)) {
      this.#at++;
      return '<hr>\n';
    }
    if (this.#depth < MAX_DEPTH && QUOTE.test(line)) {
      return this.#quote();
    }
    if (this.#depth < MAX_DEPTH && ITEM.test(line)) {
      return this.#list();
    }
    if (this.#startsTable()) {
      return this.#table();
    }
    return this.#paragraph(tight, before);
  }

  #indentedCode() {
    const code = [];
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (!isBlank(line) && indentOf(line) < 4) {
        break;
      }
      code.push(line.slice(4));
      this.#at++;
    }
    while (isBlank(code.at(-1))) {
      code.pop();
    }
    return `<pre><code>${escapeHtml(code.join('\n'))}\n</code></pre>\n`;
  }

  #fencedCode([, indent, fence, info]) {
    const closing = new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},}[ \\t]*$`);
    const code = [];
    this.#at++;
    while (this.#at < this.#lines.length && !closing.test(this.#lines[this.#at])) {
      const line = this.#lines[this.#at++];
      code.push(line.slice(Math.min(indent.length, indentOf(line))));
    }
    this.#at++;
    const language = info.trim().split(/\s+/)[0];
    const attribute = language === '' ? '' : ` class="language-${escapeHtml(language)}"`;
    const text = code.length === 0 ? '' : `${escapeHtml(code.join('\n'))}\n`;
    return `<pre><code${attribute}>${text}</code></pre>\n`;
  }

  #quote() {
    const inner = [];
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (QUOTE.test(line)) {
        inner.push(line.replace(QUOTE, ''));
      } else if (isBlank(line) || !takesLazyLine(inner.at(-1)) || this.#interruptsParagraph(line)) {
        break;
      } else {
        inner.push(`${LAZY}${line.trimStart()}`);
      }
      this.#at++;
    }
    return `<blockquote>\n${new Blocks(inner, this.#depth + 1).render()}</blockquote>\n`;
  }

  #list() {
    const [, , marker] = ITEM.exec(this.#lines[this.#at]);
    const kind = marker.at(-1);
    const items = [];
    let loose = false;
    while (this.#at < this.#lines.length) {
      const match = ITEM.exec(this.#lines[this.#at]);
      if (match === null || match[2].at(-1) !== kind || RULE.test(this.#lines[this.#at])) {
        break;
      }
      const { lines, endedBlank } = this.#itemLines(match);
      items.push(lines);
      const next = ITEM.exec(this.#lines[this.#at] ?? '');
      const continues = next !== null && next[2].at(-1) === kind;
      loose ||= (endedBlank && continues) || hasGap(lines);
    }
    const ordered = kind === '.' || kind === ')';
    const start = ordered ? Number.parseInt(marker, 10) : 1;
    const open = ordered ? `<ol${start === 1 ? '' : ` start="${start}"`}>` : '<ul>';
    const body = items.map((lines) => this.#item(lines, loose)).join('');
    return `${open}\n${body}${ordered ? '</ol>' : '</ul>'}\n`;
  }

  #item(lines, loose) {
    const content = new Blocks(lines, this.#depth + 1).render({ tight: !loose });
    if (content === '') {
      return '<li></li>\n';
    }
    const startsWithBlock = /^<(?:p|h\d|hr|pre|ul|ol|blockquote|table)\b/.test(content);
    const endsWithBlock = /<(?:\/(?:p|h\d|pre|ul|ol|blockquote|table)|hr)>\n$/.test(content);
    return `<li>${startsWithBlock ? '\n' : ''}${endsWithBlock ? content : content.trimEnd()}</li>\n`;
  }

  /** The lines of one item without marker and indentation, and whether a blank line ended it. */
  #itemLines([whole, indent, marker, space = ' ']) {
    const width = indent.length + marker.length + (space.length > 4 ? 1 : space.length);
    const lines = [this.#lines[this.#at++].slice(Math.min(width, whole.length))];
    let endedBlank = false;
    let fenced = null;
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (isBlank(line)) {
        if (lines.length === 1 && isBlank(lines[0])) {
          break;
        }
        lines.push('');
        this.#at++;
        continue;
      }
      if (indentOf(line) >= width) {
        lines.push(line.slice(width));
      } else if (!takesLazyLine(lines.at(-1)) || fenced || this.#interruptsParagraph(line) || ITEM.test(line)) {
        break;
      } else {
        lines.push(`${LAZY}${line.trimStart()}`);
      }
      fenced = fenceAfter(fenced, lines.at(-1));
      this.#at++;
    }
    while (lines.length > 1 && lines.at(-1) === '') {
      lines.pop();
      endedBlank = true;
    }
    return { lines, endedBlank };
  }

  #startsTable() {
    const header = this.#lines[this.#at];
    const delimiter = this.#lines[this.#at + 1] ?? '';
    return (
      header.includes('|') &&
      DELIMITER_ROW.test(delimiter) &&
      indentOf(delimiter) < 4 &&
      cells(header).length === cells(delimiter).length
    );
  }

  #table() {
    const header = cells(this.#lines[this.#at++]);
    const aligns = cells(this.#lines[this.#at++]).map(alignOf);
    const rows = [];
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (isBlank(line) || indentOf(line) >= 4 || this.#interruptsParagraph(line)) {
        break;
      }
      const row = cells(line);
      rows.push(header.map((_, column) => row[column] ?? ''));
      this.#at++;
    }
    const print = (row, element) =>
      `<tr>\n${row.map((cell, column) => `<${element}${aligns[column]}>${inline(cell)}</${element}>\n`).join('')}</tr>\n`;
    const body = rows.length === 0 ? '' : `<tbody>\n${rows.map((row) => print(row, 'td')).join('')}</tbody>\n`;
    return `<table>\n<thead>\n${print(header, 'th')}</thead>\n${body}</table>\n`;
  }

  #paragraph(tight, before) {
    const text = [];
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (isBlank(line)) {
        break;
      }
      if (text.length > 0) {
        const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(line);
        if (underline !== null) {
          this.#at++;
          const level = underline[1][0] === '=' ? 1 : 2;
          return `<h${level}>${inline(text.join('\n').trim())}</h${level}>\n`;
        }
        if (this.#interruptsParagraph(line) || this.#startsTable()) {
          break;
        }
      }
      text.push(line.trimStart());
      this.#at++;
    }
    const content = inline(text.join('\n').trimEnd());
    if (tight) {
      return `${before === '' || before.endsWith('\n') ? '' : '\n'}${content}\n`;
    }
    return `<p>${content}</p>\n`;
  }

  #interruptsParagraph(line) {
    if (indentOf(line) >= 4) {
      return false;
    }
    const fence = FENCE.exec(line);
    const item = ITEM.exec(line);
    return (
      (fence !== null && (fence[2][0] === '~' || !fence[3].includes('`'))) ||
      HEADING.test(line) ||
      RULE.test(line) ||
      QUOTE.test(line) ||
      (item !== null && item[3] !== undefined && (/^[-*+]$/.test(item[2]) || /^1[.)]$/.test(item[2])))
    );
  }
}

/** The fence that is open after a line, or null. */
function fenceAfter(open, line) {
  const fence = FENCE.exec(line);
  if (fence === null) {
    return open;
  }
  if (open === null) {
    return fence[2];
  }
  const closes = fence[2][0] === open[0] && fence[2].length >= open.length && fence[3] === '';
  return closes ? null : open;
}

/** Whether a blank line parts two blocks of an item, outside of fences and nested lists. */
function hasGap(lines) {
  let fenced = null;
  let nested = false;
  for (const [index, line] of lines.entries()) {
    fenced = fenceAfter(fenced, line);
    if (ITEM.test(line)) {
      nested = true;
    } else if (line !== '' && indentOf(line) === 0 && lines[index - 1] === '') {
      nested = false;
    }
    if (line === '' && fenced === null && !(nested && indentOf(lines[index + 1] ?? '') > 0)) {
      const next = lines.slice(index).find((later) => later !== '') ?? '';
      if (!(nested && (indentOf(next) > 0 || ITEM.test(next)))) {
        return true;
      }
    }
  }
  return false;
}

/** Cells of a table row: parted by bars that no backslash precedes. */
function cells(line) {
  const row = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function alignOf(delimiter) {
  const left = delimiter.startsWith(':');
  const right = delimiter.endsWith(':');
  if (!left && !right) {
    return '';
  }
  return ` style="text-align:${left && right ? 'center' : left ? 'left' : 'right'}"`;
}
