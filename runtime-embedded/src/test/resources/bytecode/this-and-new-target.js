function F() {
  const arrow = () => () => [this, new.target, arguments];
  return [this, new.target, arrow];
}
const top = () => this;
