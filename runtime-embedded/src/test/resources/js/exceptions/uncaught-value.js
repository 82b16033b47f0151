// Any value may end a module.
print('before'); // expect: before
throw 'just text'; // throws: just text
