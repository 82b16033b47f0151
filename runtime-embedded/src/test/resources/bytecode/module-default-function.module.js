export default function () { return this; }
