// A name that two stars export differently cannot be imported.
import { same } from './hub.js'; // throws: SyntaxError
