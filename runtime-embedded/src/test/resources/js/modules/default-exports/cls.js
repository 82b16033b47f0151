export default class { k = 3; }
