export const a = 'one a', b = 'one b', shared = 'one shared', onlyOne = 'one only', ambiguous = 'one';
export default 'one default';
