// Calls of a method that uses this.
function run(n) {
  let counter = {
    count: 0,
    add: function (by) {
      this.count = (this.count + by) & 0xffff;
      return this.count;
    },
  };
  let last = 0;
  for (let i = 0; i < n; i++) last = counter.add(i);
  return last;
}
