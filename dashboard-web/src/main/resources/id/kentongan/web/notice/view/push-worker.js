// Shows what a push says, and leads to the inbox. It keeps nothing and answers no request of the page.
"use strict";

self.addEventListener("push", function (event) {
  const said = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(said.title || "Kentongan", {
      body: said.body || "",
      tag: said.tag,
      data: { address: said.address },
    })
  );
});

self.addEventListener("notificationclick", function (event) {
  event.notification.close();
  const address = event.notification.data && event.notification.data.address;
  // Nowhere else than to pages of our own.
  if (address && new URL(address).origin === self.location.origin) {
    event.waitUntil(self.clients.openWindow(address));
  }
});
