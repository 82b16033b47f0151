function misc(o, k) {
  debugger;
  delete o.p;
  delete o[k];
  return /a+/gi;
}
