function tag(o) { return [tag`a${o}b`, o.t`x\u{41}`, `${o}`, `a${1}${o}c`]; }
