// replace and replaceAll with strings: patterns in the replacement, functions, symbols.
print('abcabc'.replace('b', 'X'), 'abcabc'.replaceAll('b', 'X'), 'abc'.replace('z', 'X'), 'abc'.replace('', '_'), 'abc'.replaceAll('', '_'), ''.replaceAll('', '_')); // expect: aXcabc aXcaXc abc _abc _a_b_c_ _
print('abc'.replace('b', '[$&]'), 'abc'.replace('b', '$$'), 'abc'.replace('b', "[$`|$']"), 'abc'.replace('b', '$1'), 'abc'.replace('b', '$<n>'), 'abc'.replace('b', '$'), 'abc'.replace('b', '$0')); // expect: a[b]c a$c a[a|c]c a$1c a$<n>c a$c a$0c
const args = []; 'xyz'.replace('y', (...a) => { args.push(a); return '$&'; }); print(args, 'xyz'.replace('y', () => '$&'), 'xyz'.replace('y', () => undefined), 'xyz'.replace('y')); // expect: [['y', 1, 'xyz']] x$&z xundefinedz xundefinedz
const all = []; print('a-a-a'.replaceAll('a', (m, i, s) => { all.push(i); return i; }), all); // expect: 0-2-4 [0, 2, 4]
print('aaa'.replaceAll('aa', 'b'), 'a.b.c'.replaceAll('.', '$&$&'), 'null'.replace(null, 'x'), 'a1'.replace(1, (m) => typeof m)); // expect: ba a..b..c x astring
print(thrown(() => 'a'.replaceAll(/a/, 'b')), 'aa'.replaceAll(/a/g, 'b'), thrown(() => 'a'.replaceAll({ [Symbol.match]: true, flags: '' }, 'b'))); // expect: TypeError bb TypeError
print('abc'.replace(/(?<first>a)(b)?/, '$2$1$<first>$3$10$00'), 'abc'.replace(/(z)?b/, '[$1]'), 'aBc'.replace(/b/i, (m) => m + m), 'abc'.replace(/(?:)/g, '-')); // expect: baa$3a0$00c a[]c aBBc -a-b-c-
print('2020-01-02'.replace(/(\d+)-(\d+)-(\d+)/, '$3/$2/$1'), 'abcdefghijkl'.replace(/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)/, '$11-$10-$1-$12'), 'x'.replace(/x/, '$01'), 'x'.replace(/(x)/, '$01$1$001')); // expect: 02/01/2020 k-j-a-a2l $01 xx$001
const named = []; 'k=v'.replace(/(?<k>\w)=(?<v>\w)/, (...a) => { named.push(a.at(-1), a.length); return ''; }); print(named); // expect: [{k: 'k', v: 'v'}, 6]
print('aaa'.replace(/a/y, 'b'), 'baa'.replace(/a/y, 'b'), 'aXbX'.replace(/x/gi, (m, off) => off), 'a\u{1f600}b'.replace(/./gu, '.'), 'a\u{1f600}b'.replace(/./g, '.')); // expect: baa baa a1b3 ... ....
const order = []; 'x'.replace({ get [Symbol.replace]() { order.push('get'); return undefined; }, toString() { order.push('search'); return 'x'; } }, { toString() { order.push('replacement'); return 'r'; } }); print(order); // expect: ['get', 'search', 'replacement']
