// Every built-in function, whoever made it first, has the one %Function.prototype% as its prototype.
const names = [];
const check = (name, f) => Object.getPrototypeOf(f) === Function.prototype || names.push(name);

for (const owner of [Object.prototype, Function.prototype, Array.prototype, Object, Array, Promise.prototype, Reflect]) {
    for (const key of Reflect.ownKeys(owner)) {
        const { value, get, set } = Object.getOwnPropertyDescriptor(owner, key);
        for (const f of [value, get, set]) {
            if (typeof f === 'function' && f !== Object.prototype) check(String(key), f);
        }
    }
}
print(names);                                                         // expect: []
print(Object.getPrototypeOf(function () {}) === Function.prototype);  // expect: true
print(Object.prototype.toString instanceof Function);                 // expect: true
print(Object.prototype.toString.constructor === Function);            // expect: true
