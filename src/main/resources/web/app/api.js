// The server's JSON, with every failure told in a sentence.

const lesson = document.querySelector('[data-lesson]')?.dataset.lesson;

const noAnswer = {
  outcome: 'unavailable',
  sentence: 'The server did not answer. Check the connection, then try again.',
};

async function send(method, path, body, options = {}) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
    ...options,
  });
  return response;
}

/** Posts and reads the answer. What is no answer of the API becomes an outcome with a sentence, so callers have one case. */
async function ask(path, body) {
  let response;
  try {
    response = await send('POST', path, { lesson, ...body });
  } catch {
    return noAnswer;
  }
  try {
    const answer = await response.json();
    return response.ok ? answer : { outcome: 'unavailable', ...answer };
  } catch {
    return { outcome: 'unavailable', sentence: `The server answered ${response.status} and nothing more. Try again.` };
  }
}

/** @param body {item, language, source?, pane} */
export const run = (body) => ask('/api/runs', body);

/** @param body {item, python?, rust?, pane} */
export const race = (body) => ask('/api/races', body);

/** The run answers by itself with the outcome `stopped`; when this request is lost, the run ends at its time limit. */
export const stop = (pane) => send('DELETE', `/api/runs/${encodeURIComponent(pane)}`).catch(() => undefined);

/** Records an act. A learner who is offline loses the record, never the page. */
async function record(act) {
  try {
    await send('POST', '/api/acts', { lesson, ...act }, { keepalive: true });
  } catch {
    // Nothing to tell: the act shows on this page anyway.
  }
}

export const tellPrediction = (item, answer) => record({ kind: 'predicted', item, answer });

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
    const response = await send('POST', '/api/checks', { lesson, ...body }, { signal });
    const result = response.ok ? await response.json() : null;
    return result?.outcome === 'ok' || result?.outcome === 'compile-error' ? result : null;
  } catch {
    return null;
  }
}
