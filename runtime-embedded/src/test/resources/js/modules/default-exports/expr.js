let h = 'too early';
export { h as hoisted };
export default [5];
