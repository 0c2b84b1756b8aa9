// Registers this browser for pushes: asks the reader, then the browser's push service, and sends what it gave as a form.
(function () {
  "use strict";

  const state = document.getElementById("pushState");
  const button = document.getElementById("subscribe");
  const field = document.getElementById("subscription");
  if (!state || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
    return;
  }
  state.textContent = "";
  button.hidden = false;

  function bytes(base64url) {
    const text = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  }

  button.addEventListener("click", function (event) {
    if (field.value) {
      return;
    }
    event.preventDefault();
    Notification.requestPermission()
      .then(function (answer) {
        if (answer !== "granted") {
          state.textContent = state.dataset.denied;
          return null;
        }
        return navigator.serviceWorker
          .register(state.dataset.worker)
          .then(() => navigator.serviceWorker.ready)
          .then((worker) =>
            worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(state.dataset.key) })
          )
          .then(function (subscription) {
            field.value = JSON.stringify(subscription);
            button.click();
          });
      })
      .catch(function () {
        state.textContent = state.dataset.failed;
      });
  });
})();
