function zone(cond) {
  early();
  let x = 1;
  function early() { return x; }
  const late = () => x;
  { y; let y = late; }
  switch (cond) { case 0: let z; case 1: z; }
}
