// A rejection of the module after an await.
print('sync'); // expect: sync
await null;
print('async'); // expect: async
null.property; // throws: TypeError
