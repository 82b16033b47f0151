package dev.zts.vm.regexp;

/** The code of a program. */
record Code() {}
