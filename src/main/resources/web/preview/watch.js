// Listens to the server, also after it was restarted.

const pause = 1000; // ms until a server that refused is asked again

/**
 * A tab that nobody sees does not listen: a browser has six connections to a server and no more.
 *
 * @param hear is given each state
 * @param connected is told whether the server is there, once it was
 */
export function watch(address, hear, connected) {
  let source = null;
  let timer = null;

  function listen() {
    clearTimeout(timer);
    if (source || document.hidden) return;
    source = new EventSource(address);
    source.addEventListener('open', () => connected(true));
    source.addEventListener('state', (event) => hear(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      connected(false);
      // The browser tries again by itself unless it was given another answer.
      if (source?.readyState !== EventSource.CLOSED) return;
      leave();
      timer = setTimeout(listen, pause);
    });
  }

  function leave() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : listen()));
  // A page that the browser keeps for the way back must not hold a connection.
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
  listen();
}
