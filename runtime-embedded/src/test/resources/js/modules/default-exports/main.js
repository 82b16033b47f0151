// Default exports of every form, and their names.
import fn from './fn.js';
import anon from './anon.js';
import cls from './cls.js';
import arrow from './arrow.js';
import expr, { hoisted } from './expr.js';
import { default as viaClause } from './clause.js';
print(fn.name, anon.name, cls.name, arrow.name, viaClause); // expect: named default default default clause
print(fn(), anon(), new cls().k, arrow(), expr, hoisted); // expect: 1 2 3 4 [5] too early
import * as ns from './clause.js';
print(Object.keys(ns), ns.default); // expect: ['default'] clause
