throw new RangeError('dependency');
