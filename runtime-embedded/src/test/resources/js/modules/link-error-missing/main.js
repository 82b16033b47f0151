// A name that the other module does not export: a SyntaxError before anything runs.
import { exists, missing } from './lib.js'; // throws: SyntaxError
print('never');
