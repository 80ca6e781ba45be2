// What a run shows while it goes on.
import { element } from './elements.js';
import { compilerWords, errorLabel, label, reachable } from './output.js';
import { Printed } from './printed.js';

const patience = 300; // ms before a run says that it is under way: sooner would only flicker

const stages = {
  queued: ({ position }) => `In line, position ${position}`,
  compiling: () => 'Compiling',
  running: () => 'Running',
};

export class Live {
  /** @param announce tells screen readers, once: not every stage and line */
  constructor(place, announce) {
    this.place = place;
    this.announce = announce;
    this.words = 'Running';
    this.diagnostics = [];
    this.texts = { stdout: '', stderr: '' };
    this.boxes = {};
    this.patience = setTimeout(() => this.late(), patience);
  }

  hear(name, data) {
    if (name in stages) {
      this.words = stages[name](data);
      if (this.stage) this.stage.textContent = this.words;
    } else if (name === 'output') {
      this.printed(data);
    } else if (name === 'diagnostic') {
      this.diagnostics.push(data);
    }
  }

  late() {
    this.begin();
    const bar = element('progress');
    bar.setAttribute('aria-label', 'The program is under way');
    this.stage = element('span', {}, this.words);
    this.place.querySelector('.measures').replaceChildren(element('span', { className: 'waiting' }, this.stage, bar));
    if (this.diagnostics.length > 0) this.place.append(label('Compiler'), ...compilerWords({ diagnostics: this.diagnostics }));
    this.announce(this.words);
  }

  /** The place of the last run's result becomes this run's. */
  begin() {
    if (this.begun) return;
    this.begun = true;
    this.place.replaceChildren(label('Output'));
    this.place.hidden = false;
  }

  printed({ stream, text }) {
    this.begin();
    this.texts[stream] += text;
    const { box } = (this.boxes[stream] ??= this.open(stream));
    const follows = box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
    this.boxes[stream].show(this.texts[stream]);
    if (follows) box.scrollTop = box.scrollHeight;
    reachable(box);
  }

  open(stream) {
    const made = new Printed(stream === 'stdout' ? 'Output' : 'Error output', stream);
    if (stream === 'stdout') this.place.firstElementChild.after(...made.parts);
    else (this.boxes.stdout?.note ?? this.place.firstElementChild).after(errorLabel(), ...made.parts);
    return made;
  }

  /** @returns {number} how far the output is scrolled */
  end() {
    clearTimeout(this.patience);
    return this.boxes.stdout?.box.scrollTop ?? 0;
  }
}
