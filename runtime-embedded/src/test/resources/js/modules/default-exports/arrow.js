export default () => 4;
