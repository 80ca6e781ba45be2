// The server's JSON and events, with every failure told in a sentence.
import { eventsOf } from './events.js';

const { course, several } = document.body.dataset;

/** Among several courses the server is told which one is meant. */
const which = several === undefined ? '' : `?course=${course}`;

const lesson = document.querySelector('[data-lesson]')?.dataset.lesson;

const noAnswer = {
  outcome: 'unavailable',
  sentence: 'The server did not answer. Check the connection, then try again.',
};

const stopped = { outcome: 'stopped', sentence: 'The run was stopped.' };

/** ms in which a stopped run is to answer before this page leaves it, which stops it too. */
const lastAnswer = 1000;

async function send(method, path, body, options = {}) {
  const headers = { ...(body && { 'content-type': 'application/json' }), ...options.headers };
  return fetch(path, { method, body: body && JSON.stringify(body), ...options, headers });
}

/** The JSON of an answer. What is no answer of the API becomes an outcome with a sentence, so callers have one case. */
async function told(response) {
  try {
    const answer = await response.json();
    if (response.status === 429) {
      return { ...answer, outcome: 'busy', retryAfter: Number(response.headers.get('retry-after')) || 1 };
    }
    return response.ok ? answer : { outcome: 'unavailable', ...answer };
  } catch {
    return { outcome: 'unavailable', sentence: `The server answered ${response.status} and nothing more. Try again.` };
  }
}

/** @param body {item, python?, rust?, pane} */
export async function race(body) {
  try {
    return await told(await send('POST', `/api/races${which}`, { lesson, ...body }));
  } catch {
    return noAnswer;
  }
}

/**
 * Has a text formatted or linted.
 *
 * @param name format or lint
 * @param body {item, language, source, pane}
 */
export async function useTool(name, body, signal) {
  try {
    return await told(await send('POST', `/api/${name}s${which}`, { lesson, ...body }, { signal }));
  } catch {
    return noAnswer;
  }
}

/**
 * Starts a run.
 *
 * @param body {item, language, source?, pane}
 * @param heard is given the name and the data of every event before the result
 * @returns {{result: Promise<object>, stop: () => void}} the result comes whatever happens
 */
export function run(body, heard) {
  const leaving = new AbortController();
  return {
    result: watch(body, heard, leaving.signal).catch(() => (leaving.signal.aborted ? stopped : noAnswer)),
    stop() {
      send('DELETE', `/api/runs/${encodeURIComponent(body.pane)}`).catch(() => undefined);
      setTimeout(() => leaving.abort(), lastAnswer);
    },
  };
}

async function watch(body, heard, signal) {
  const headers = { accept: 'text/event-stream, application/json;q=0.9' };
  const response = await send('POST', `/api/runs${which}`, { lesson, ...body }, { headers, signal });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return told(response);
  for await (const { name, data } of eventsOf(response)) {
    if (name === 'finished') return data;
    heard(name, data);
  }
  return noAnswer;
}

/** Records an act. A learner who is offline loses the record, never the page. */
async function record(act) {
  try {
    await send('POST', `/api/acts${which}`, { lesson, ...act }, { keepalive: true });
  } catch {
    // Nothing to tell: the act shows on this page anyway.
  }
}

/** @param millis that the learner thought, 0 where it is not known */
export const tellPrediction = (item, answer, millis) => record({ kind: 'predicted', item, answer, millis: millis || null });

/**
 * Sends an answer to a quiz.
 *
 * @param fields of its form
 * @returns {Promise<object>} the quiz as `html`, what is to be `told`, whether it was `stored`; or a `sentence` that says why not
 */
export async function answerQuiz(path, fields) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
    return { ...(await told(response)), stored: response.ok };
  } catch {
    return noAnswer;
  }
}

export async function tellOpened() {
  if (lesson) await record({ kind: 'opened' });
}

/** Names a half of this tab, so that a newer run of it replaces the older. Without randomUUID, which plain HTTP lacks. */
export function paneKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * What the compiler says of a text that is not run.
 *
 * @param body {item, language, source, pane}
 * @returns the result when there is one, else null
 */
export async function check(body, signal) {
  try {
    const response = await send('POST', `/api/checks${which}`, { lesson, ...body }, { signal });
    const result = response.ok ? await response.json() : null;
    return result?.outcome === 'ok' || result?.outcome === 'compile-error' ? result : null;
  } catch {
    return null;
  }
}
