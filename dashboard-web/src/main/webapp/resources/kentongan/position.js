// The one thing that a form cannot do by itself: ask the device where it is. Without this script the button stays hidden.
(() => {
  const row = document.getElementById("locating");
  const button = document.getElementById("locate");
  const field = document.getElementById("f-position");
  const said = document.getElementById("located");
  if (!row || !("geolocation" in navigator)) {
    return;
  }
  row.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      (found) => {
        field.value = found.coords.latitude.toFixed(6) + ", " + found.coords.longitude.toFixed(6);
        said.textContent = "± " + Math.round(found.coords.accuracy) + " m";
        button.disabled = false;
      },
      () => {
        said.textContent = button.dataset.failed;
        button.disabled = false;
      },
      { enableHighAccuracy: true, timeout: 20000 },
    );
  });
})();
