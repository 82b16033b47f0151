function top() {}
function calls(f, o) {
  top();
  f(1);
  o.m(2);
  o['m'](o[f]());
  top('constant');
  new f(1);
  f(...o, 1);
  o.m(...o);
  new f(...o);
  return top(f, o);
}
