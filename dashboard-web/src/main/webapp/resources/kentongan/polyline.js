(function () {
  "use strict";

  /** Points [latitude, longitude] of a line in the Encoded Polyline Algorithm Format. */
  window.kentonganPolyline = function (text) {
    const line = [];
    let next = 0;
    const at = [0, 0];
    while (next < text.length) {
      for (let axis = 0; axis < 2; axis++) {
        let number = 0;
        let shift = 0;
        let five;
        do {
          five = text.charCodeAt(next++) - 63;
          number |= (five & 0x1f) << shift;
          shift += 5;
        } while (five >= 0x20);
        at[axis] += number & 1 ? ~(number >> 1) : number >> 1;
      }
      line.push([at[0] / 1e5, at[1] / 1e5]);
    }
    return line;
  };
})();
