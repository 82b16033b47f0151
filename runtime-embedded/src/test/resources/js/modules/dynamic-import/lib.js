globalThis.libLoaded = (globalThis.libLoaded ?? 0) + 1;
export const value = 1;
export default 'dflt';
