(function () {
  "use strict";

  const TRIES = 4;
  const LONGEST_SECONDS = 10;

  /**
   * Fetches for reading; who is sent away because too many wait comes again when told to (RFC 9110, 15.6.4), a few times.
   */
  window.kentonganFetch = async function (path, options) {
    for (let tries = 1; ; tries++) {
      const answer = await fetch(path, options);
      const seconds = Number(answer.headers.get("Retry-After") || NaN);
      if (answer.status !== 503 || tries === TRIES || !(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
        return answer;
      }
      await new Promise((again) => window.setTimeout(again, 1000 * seconds));
    }
  };
})();
