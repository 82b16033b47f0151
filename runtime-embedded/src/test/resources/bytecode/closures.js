function closures(a) {
  let kept = a;
  const fs = [];
  for (let i = 0; i < 3; i++) fs.push(() => i + kept);
  for (const x of fs) fs.push(() => () => x);
  return function self() { kept = self; };
}
