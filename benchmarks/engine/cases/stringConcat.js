// A string that grows by one character, thrown away now and then.
function run(n) {
  let text = "";
  let total = 0;
  for (let i = 0; i < n; i++) {
    text += "x";
    if (text.length === 100) {
      total += text.length;
      text = "";
    }
  }
  return total + text.length;
}
