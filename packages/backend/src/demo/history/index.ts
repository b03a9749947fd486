export { demoHistoryPlugin as default } from './demoHistoryPlugin';
