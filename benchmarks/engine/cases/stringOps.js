// Searches in a sentence.
function run(n) {
  let text = "the quick brown fox jumps over the lazy dog";
  let found = 0;
  for (let i = 0; i < n; i++) {
    found += text.indexOf("fox") + text.indexOf("cat");
  }
  return found;
}
