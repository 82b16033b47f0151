#! /usr/bin/env anything goes here
print('runs'); // expect: runs
print(/* one */ 1 /* two */); // expect: 1
