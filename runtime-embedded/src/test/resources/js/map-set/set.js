// Set and the set methods of ES2025.
const s = new Set([1, 2, 2, NaN, NaN, 0, -0, '1']); print(s.size, [...s], s.has(-0), s.add(3) === s, s.delete(9), s.delete(NaN), [...s.entries()][0]); // expect: 5 [1, 2, NaN, 0, '1'] true true false true [1, 1]
