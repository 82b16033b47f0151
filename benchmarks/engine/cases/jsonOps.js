// A small document to text and back.
function run(n) {
  let length = 0;
  for (let i = 0; i < n; i++) {
    let text = JSON.stringify({ id: i & 1023, name: "item", tags: ["a", "b"], on: true });
    let back = JSON.parse(text);
    length += text.length + back.tags.length;
  }
  return length;
}
