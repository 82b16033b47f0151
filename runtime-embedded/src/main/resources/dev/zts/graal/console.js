(zts, host) => { "use strict"; }
