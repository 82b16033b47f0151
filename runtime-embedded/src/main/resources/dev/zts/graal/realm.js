(zts, host) => {
  "use strict";
  zts.remember = () => {};
  zts.freezeRealm = () => {};
  zts.taint = () => null;
}
