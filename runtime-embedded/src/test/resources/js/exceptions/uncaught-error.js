// A module that throws ends there; jobs that are queued still run.
Promise.resolve().then(() => print('job')); // expect: job
throw new RangeError('the end'); // throws: RangeError: the end
