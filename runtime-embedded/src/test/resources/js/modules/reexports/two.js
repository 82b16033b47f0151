export const shared = 'two shared', onlyTwo = 'two only', ambiguous = 'two';
export default 'two default';
