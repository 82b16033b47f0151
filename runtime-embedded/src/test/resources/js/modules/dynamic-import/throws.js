globalThis.thrownError = new Error('from module');
throw globalThis.thrownError;
