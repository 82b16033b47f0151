export const result = await new Promise((r) => Promise.resolve().then(() => r('awaited')));
