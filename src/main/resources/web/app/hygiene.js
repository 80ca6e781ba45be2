// What a program prints, made harmless to look at: colours are kept, everything else that would steer a terminal, hide, or turn the
// direction of what stands beside it is shown as a sign. Pieces of text come out, never HTML.

const hues = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const flags = { 1: 'bold', 2: 'dim', 3: 'italic', 4: 'underline', 7: 'inverse', 9: 'strike' };
const ends = { 22: ['bold', 'dim'], 23: ['italic'], 24: ['underline'], 27: ['inverse'], 29: ['strike'] };

/** What colours and weights are on at a place in the output. Blinking and hiding are left out on purpose. */
class Style {
  on = new Set();
  front = '';
  back = '';

  get className() {
    const names = [...this.on].map((it) => `sgr-${it}`);
    if (this.front) names.push(`sgr-${this.front}`);
    if (this.back) names.push(`sgr-on-${this.back}`);
    return names.join(' ');
  }

  /** @param parameters between `ESC [` and `m` */
  take(parameters) {
    const codes = parameters.split(/[;:]/).map((it) => Number(it) || 0);
    while (codes.length > 0) this.takeOne(codes.shift(), codes);
  }

  takeOne(code, rest) {
    if (code === 0) {
      this.on.clear();
      this.front = this.back = '';
    } else if (code in flags) this.on.add(flags[code]);
    else if (code in ends) ends[code].forEach((it) => this.on.delete(it));
    else if (code === 38) this.front = extended(rest);
    else if (code === 48) this.back = extended(rest);
    else if (code === 39) this.front = '';
    else if (code === 49) this.back = '';
    else if (isHue(code, 30) || isHue(code, 90)) this.front = hues[code % 10];
    else if (isHue(code, 40) || isHue(code, 100)) this.back = hues[code % 10];
  }
}

const isHue = (code, from) => code >= from && code < from + 8;

/** Of the 256 and the 16 million colours the nearest hue of the eight: each of those can be read in both themes. */
function extended(rest) {
  const kind = rest.shift();
  if (kind === 2) return nearest(...rest.splice(0, 3));
  if (kind !== 5) return '';
  const number = rest.shift() ?? 0;
  if (number < 16) return hues[number % 8];
  if (number >= 232) return '';
  const cube = number - 16;
  return nearest(...[Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((it) => it * 51));
}

/** A grey is the text's own colour. */
function nearest(red = 0, green = 0, blue = 0) {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least < 48) return '';
  const middle = (most + least) / 2;
  return hues[(red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0)];
}

// In order: a colour; any other control sequence; a string for the terminal, such as a title or a link, which must end on its line and
// soon, or else one stray sign would swallow the rest; an escape of two signs.
const sequence = /\u001b(?:\[([0-9;:]*)m|\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b\n]{0,512}(?:\u0007|\u001b\\)|[ -/]*[0-~])/y;

// What has no shape of its own: controls, halves of characters, and what Unicode calls ignorable. A tab is let pass.
const unseen = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/u;
const next = new RegExp(`(?!\\t)${unseen.source}`, 'gu');

/** What a joiner may stand behind, and what an emoji's variation may. */
const joined = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u;
const varied = /[\p{Extended_Pictographic}0-9#*]$/u;

/** A joiner between two emoji makes one of them, and a variation chooses the look of one: those stay. */
function isPartOfEmoji(text, at, sign) {
  const before = text.slice(Math.max(0, at - 3), at);
  if (sign === '\ufe0f') return varied.test(before);
  return sign === '\u200d' && joined.test(before) && /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3));
}

// Letters, since few fonts have the pictures that Unicode keeps for these.
const controls =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(' ');

/** @returns {string} how a sign without a shape is written */
function name(sign) {
  const code = sign.codePointAt(0);
  if (code === 0x7f) return 'DEL';
  return controls[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A control sequence as a person would write it, without a second one hidden inside. */
function spelled(found) {
  const all = Array.from(found, (sign) => (unseen.test(sign) ? ` ${name(sign)} ` : sign));
  const words = all.slice(0, 24).join('').trim();
  return all.length > 24 ? `${words}\u2026` : words;
}

/**
 * Reads output line by line. As many lines come out as `text` has, whatever stands in it.
 *
 * @yields {Array<{text: string, className: string}>} the pieces of one line; `sign` is the class of what stands for something unseen
 */
export function* linesOf(text) {
  const style = new Style();
  let line = [];
  let from = 0;
  next.lastIndex = 0;
  const add = (words, className) => words && line.push({ text: words, className });
  for (;;) {
    const found = next.exec(text);
    const at = found ? found.index : text.length;
    if (found && isPartOfEmoji(text, at, found[0])) continue;
    add(text.slice(from, at), style.className);
    if (!found) break;
    from = at + found[0].length;
    if (found[0] === '\n') {
      yield line;
      line = [];
    } else if (found[0] === '\r') {
      line = returned(line, text[from]);
    } else if (found[0] === '\u001b') {
      from = takeEscape(text, at, style, add);
    } else {
      add(name(found[0]), 'sign');
    }
    // Whoever takes a line may read another text before the next.
    next.lastIndex = from;
  }
  yield line;
}

/** A carriage return before more text begins the line anew, as a terminal does; what stood there is told of by the sign. */
function returned(line, following) {
  const sign = { text: 'CR', className: 'sign' };
  return following === undefined || following === '\n' ? [...line, sign] : [sign];
}

function takeEscape(text, at, style, add) {
  sequence.lastIndex = at;
  const found = sequence.exec(text);
  if (!found) {
    add('ESC', 'sign');
    return at + 1;
  }
  if (found[1] !== undefined) style.take(found[1]);
  else add(spelled(found[0]), 'sign');
  return at + found[0].length;
}

/** The same as words in a sentence: without colours, signs in brackets. */
export function plain(text) {
  const words = ({ text: piece, className }) => (className === 'sign' ? `[${piece}]` : piece);
  return [...linesOf(text)].map((line) => line.map(words).join('')).join('\n');
}

/** A line as text nodes and spans. */
export function nodes(line) {
  return line.map(({ text, className }) => {
    if (!className) return document.createTextNode(text);
    const span = document.createElement('span');
    span.className = className;
    span.textContent = text;
    return span;
  });
}
