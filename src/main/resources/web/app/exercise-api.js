// What the server knows of one learner's work on one exercise. Every answer has a `status`, 0 where none came, and an `error` in a
// sentence where it is not the one that was asked for.

const noAnswer = { status: 0, error: 'The server did not answer. Check the connection, then try again.' };

/** Bytes: browsers refuse more than 64 KiB in requests that outlive their page. */
const mostToOutlive = 60_000;

export class ExerciseApi {
  /** @param address of the exercise, without a slash at its end */
  constructor(address) {
    this.address = address;
  }

  /** @returns {hash, source, version, stale, tries, attempts, solved, revealed, solutionOpen, solutions, complete} */
  state() {
    return this.ask('GET', '');
  }

  /** @param text {source, hash, version} @returns {version, stale, hash}, or with status 409 {source, version, hash} of what is kept */
  keep(text) {
    return this.ask('PUT', '/text', text);
  }

  forget(version) {
    return this.ask('DELETE', `/text?version=${version}`);
  }

  /** @param text {source, hash, version, took} @returns the verdict, with what it leads to */
  check(text) {
    return this.ask('POST', '/checks', text);
  }

  stop() {
    return this.ask('DELETE', '/checks');
  }

  reveal(hash) {
    return this.ask('POST', '/solution', { hash });
  }

  async ask(method, path, asked) {
    const headers = { accept: 'application/json', ...(asked && { 'content-type': 'application/json' }) };
    const body = asked && new Blob([JSON.stringify(asked)]);
    // What is on its way when the page is left still arrives; a check is for this page alone.
    const keepalive = path.startsWith('/text') && (body?.size ?? 0) < mostToOutlive;
    try {
      return await told(await fetch(this.address + path, { method, headers, body, keepalive }));
    } catch {
      return noAnswer;
    }
  }
}

async function told(response) {
  const { status } = response;
  if (status === 204) return { status };
  const retryAfter = status === 429 ? Number(response.headers.get('retry-after')) || 1 : undefined;
  try {
    const answer = await response.json();
    return response.ok ? { ...answer, status } : { ...answer, status, retryAfter, error: answer.sentence };
  } catch {
    return { status: response.ok ? 0 : status, retryAfter, error: `The server answered ${status} and nothing more. Try again.` };
  }
}
