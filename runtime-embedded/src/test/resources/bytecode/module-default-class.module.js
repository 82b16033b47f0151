export default class {}
const first = first;
