// A dependency that throws ends the load; the importer does not run.
import './ok.js';
import './throws.js';
print('never'); // expect: ok runs
// throws: RangeError: dependency
