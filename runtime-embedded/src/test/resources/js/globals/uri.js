// encodeURI, encodeURIComponent, decodeURI, decodeURIComponent, escape, unescape.
const all = Array.from({ length: 128 }, (_, i) => String.fromCharCode(i)).join('');
const kept = (f) => [...all].filter((c) => f(c) === c).join('');
print(kept(encodeURIComponent)); // expect: !'()*-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~
print(kept(encodeURI)); // expect: !#$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~
print(encodeURIComponent('é€\u{1f600}\0 %'), encodeURI('http://h/ä b?q=1&r=é#x%'), encodeURIComponent(), encodeURIComponent(null), encodeURIComponent('')); // expect: %C3%A9%E2%82%AC%F0%9F%98%80%00%20%25 http://h/%C3%A4%20b?q=1&r=%C3%A9#x%25 undefined null
print(thrown(() => encodeURI('\ud800')), thrown(() => encodeURIComponent('a\udc00')), thrown(() => encodeURI('\ud800a')), thrown(() => encodeURI('\udc00\ud800')), thrown(() => encodeURI(Symbol()))); // expect: URIError URIError URIError URIError TypeError
print(decodeURIComponent('%41%C3%A9%e2%82%ac%F0%9F%98%80+'), decodeURI('%23%24%26%2B%2C%2F%3A%3B%3D%3F%40%41%20'), decodeURIComponent('%23%2F'), decodeURIComponent('a')); // expect: Aé€😀+ %23%24%26%2B%2C%2F%3A%3B%3D%3F%40A  #/ a
print(['%', '%4', '%4g', '%C3', '%C3%', '%C3%41', '%80', '%C0%80', '%E0%80%80', '%ED%A0%80', '%F4%90%80%80', '%F8%88%80%80%80', '%FF', '%E2%82', '%F0%9F%98'].filter((x) => thrown(() => decodeURIComponent(x)) !== 'URIError')); // expect: []
print(decodeURI('%2f%2F'), decodeURIComponent(encodeURIComponent(all)) === all, decodeURI(encodeURI('é#&')), decodeURIComponent('%00').length, decodeURIComponent('%F4%8F%BF%BF').codePointAt(0), encodeURIComponent.length, flags(globalThis, 'decodeURI')); // expect: %2f%2F true é#& 1 1114111 1 w-c
print(escape('a b+é€*@/-_.'), unescape('%u20AC%E9%zz%u12'), escape('\ud83d'), unescape('%41%'), escape.length); // expect: a%20b+%E9%u20AC*@/-_. €é%zz%u12 %uD83D A% 1
