const c = 'clause';
export { c as default };
